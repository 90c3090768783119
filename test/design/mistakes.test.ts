import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { assertMarked } from "../harness/assert-marked.js";
import { review } from "../harness/review.js";
import { ruleCases, type RuleCase } from "../harness/rule-cases.js";

/* Mistakes of names and schema: every one at its place, and nothing else. The cases have the form of those of the rules. */

for (const file of readdirSync(inProject("test/design")).filter((name) => name.endsWith(".lintel"))) {
  describe(`Design: ${file.replace(".lintel", "")}`, () => {
    const text = readFileSync(inProject(`test/design/${file}`), "utf8").replace(/\r\n/g, "\n");
    for (const one of ruleCases(text)) it(one.title, () => compare(one));
  });
}

function compare(one: RuleCase): void {
  const mistakes = review(one).filter(({ rule }) => /^(syntax|name|schema)-/.test(rule));
  assertMarked(one.files, mistakes);
}
