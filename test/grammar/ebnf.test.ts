import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { parseFile } from "../../grammar/parse.js";
import { syntaxCodes } from "../../grammar/problems.js";
import { readRules, sentences } from "./ebnf.js";
import { fileProblems } from "./sample.js";

const project = path.join(import.meta.dirname, "../..");

const terminals = {
  NAME: fc.constantFrom("a", "orders-db", "_x", "as", "from", "forbid", "timeout"),
  KEY: fc.constantFrom("owner", "retry", "rate-limit"),
  WORD: fc.constantFrom("client", "many", "strong", "accept"),
  STRING: fc.constantFrom('"x"', '"""x"""', '"a\\"b"'),
  NUMBER: fc.constantFrom("3", "0.5", "10k"),
  PERCENT: fc.constant("99.9%"),
  DURATION: fc.constantFrom("5ms", "1.5h"),
  RATE: fc.constant("10k/min"),
  SIZE: fc.constant("64GB"),
  DATE: fc.constant("2027-03-01"),
};

describe("the grammar file", () => {
  it("describes nothing that the parser refuses", () => {
    const rules = readRules(readFileSync(path.join(project, "grammar/lintel.ebnf"), "utf8"));
    const separators = fc.constantFrom(" ", "\n", "\n  ", " /* c */ ", " // c\n");
    const files = fc.tuple(sentences(rules, terminals, "file"), separators);
    fc.assert(
      fc.property(files, ([sentence, separator]) => {
        const text = sentence.replaceAll(" ", separator);
        assert.deepEqual(fileProblems(parseFile(text)), [], text);
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});

describe("docs/language.md", () => {
  it("has a row for each code", () => {
    const page = readFileSync(path.join(project, "docs/language.md"), "utf8");
    const documented = [...page.matchAll(/^\| `(syntax-[a-z-]+)` \|/gm)].map(([, code]) => code);
    assert.deepEqual(documented, syntaxCodes);
  });
});
