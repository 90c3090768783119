import assert from "node:assert/strict";
import { parseFile } from "../../grammar/parse.js";
import { hostileTexts } from "./hostile-texts.js";
import { fileProblems } from "./sample.js";

describe("hostile texts", () => {
  for (const [name, text] of Object.entries(hostileTexts)) {
    it(`${name}: parsed in time that grows with the text`, () => {
      const file = parseFile(text);
      assert.equal(
        file.chunks.reduce((length, { chunk }) => length + chunk.text.length, 0),
        text.length,
      );
    }).timeout(20_000);
  }

  it("reports nesting once", () => {
    for (const name of ["nested brackets", "nested blocks", "nested lists as a value"]) {
      const problems = fileProblems(parseFile(hostileTexts[name] ?? ""));
      assert.equal(problems.filter(({ code }) => code === "syntax-nesting").length, 1, name);
    }
  });
});
