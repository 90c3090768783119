import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ruleList } from "../../scripts/generate/rule-list.js";
import { inProject } from "../../scripts/lib/project.mjs";

describe("docs/rules.md", () => {
  it("is what the rules declare: npm run generate writes it", () => {
    assert.equal(readFileSync(inProject("docs/rules.md"), "utf8"), ruleList());
  });
});
