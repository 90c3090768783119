import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { LineIndex } from "../../server/src/text/line-index.js";
import { markedFindings, wordsOf } from "../harness/marked-findings.js";
import { folder, review } from "../harness/review.js";
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
  const found = mistakes.map((finding) => {
    const path = finding.location.uri.slice(folder.length);
    return { words: `${path}:${wordsOf(finding, new LineIndex(one.files[path] ?? ""))}`, message: finding.message };
  });
  const expected = Object.entries(one.files).flatMap(([path, text]) =>
    markedFindings(text).map(({ words, message = "" }) => ({ words: `${path}:${words}`, message })),
  );
  assert.deepEqual(found.map(({ words }) => words).sort(), expected.map(({ words }) => words).sort());
  for (const { words, message } of expected) {
    const messages = found.filter((other) => other.words === words).map((other) => other.message);
    assert.ok(
      messages.some((text) => text.includes(message)),
      `${words}: "${messages.join('", "')}" lacks "${message}"`,
    );
  }
}
