import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import type { AnyRule } from "../../server/src/rules/rule.js";
import { allMarked, assertMarked } from "../harness/assert-marked.js";
import { folder, review, type ReviewInput } from "../harness/review.js";
import { ruleCases, type RuleCase } from "../harness/rule-cases.js";

const rules: readonly AnyRule[] = allRules;

for (const rule of rules) {
  const { id, category } = rule.meta;
  describe(`Rule ${id}`, () => {
    const file = inProject(`test/rules/${category}/${id}.lintel`);
    const cases = existsSync(file) ? ruleCases(readFileSync(file, "utf8").replace(/\r\n/g, "\n")) : [];

    it("has at least three firing and three silent cases", () => {
      const firing = cases.filter((one) => allMarked(one.files).some(({ words }) => words.includes(` ${id} `)));
      assert.ok(firing.length >= 3, `${String(firing.length)} cases in ${file} expect a finding`);
      assert.ok(
        cases.length - firing.length >= 3,
        `${String(cases.length - firing.length)} cases in ${file} expect none`,
      );
    });

    for (const one of cases) {
      it(one.title, () => assertMarked(one.files, review(inputOf(one, rule))));
      if (allMarked(one.files).length > 0 && rule.meta.fix !== "none")
        it(`${one.title}: its fixes`, () => applyFixes(one, rule));
    }
  });
}

function inputOf(one: RuleCase, rule: AnyRule): ReviewInput {
  return { ...one, rules: rules.filter(({ meta }) => meta.id === rule.meta.id || one.with.includes(meta.id)) };
}

/** Each fix takes its finding away, adds none and leaves no mistake. */
function applyFixes(one: RuleCase, rule: AnyRule): void {
  const input = inputOf(one, rule);
  const before = review(input).filter((finding) => finding.accepted === undefined);
  for (const finding of before.filter((other) => other.rule === rule.meta.id)) {
    for (const fix of finding.fixes) {
      const changed = Object.entries(one.files).map(([path, text]) => {
        const edits = fix.edits.filter(({ uri }) => uri === folder + path);
        return [path, applyEdits(text, edits)] as const;
      });
      const files = Object.fromEntries(changed);
      assert.notDeepEqual(files, one.files, `"${fix.title}" changes nothing`);
      const after = review({ ...input, files }).filter((other) => other.accepted === undefined);
      const messages = after.map(({ rule: id, message }) => `${id}: ${message}`).join("\n");
      assert.ok(after.length < before.length, `"${fix.title}" leaves\n${messages}\nof ${JSON.stringify(files)}`);
    }
  }
}
