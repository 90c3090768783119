import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseFile } from "../../grammar/parse.js";
import { syntaxCodes } from "../../grammar/problems.js";
import type { Problem, ProblemFix } from "../../grammar/syntax.js";
import { assertFindings, isExpectation, readExpectations } from "../harness/expectations.js";
import { fileProblems } from "./sample.js";

const folder = path.join(import.meta.dirname, "fixtures");

function fixtures(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".lintel"))
    .map((file) => ({ name: path.basename(file, ".lintel"), text: readFileSync(path.join(folder, file), "utf8") }));
}

function withoutExpectations(text: string): string {
  return text
    .split("\n")
    .filter((line) => !isExpectation(line))
    .join("\n");
}

function applied(text: string, { edits }: ProblemFix): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: insert }) => result.slice(0, span.start) + insert + result.slice(span.end), text);
}

/** What a list of problems says, without the places. */
function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

describe("syntax errors", () => {
  it("have a fixture for each code, nesting apart, which hostile texts show", () => {
    const shown = new Set(fixtures().flatMap(({ text }) => readExpectations(text).map(({ code }) => code)));
    assert.deepEqual([...shown, "syntax-nesting"].sort(), [...syntaxCodes].sort());
  });

  for (const { name, text } of fixtures()) {
    it(`${name}: as the fixture says`, () => {
      assertFindings(text, fileProblems(parseFile(text)));
    });

    it(`${name}: each fix removes its problem and adds none`, () => {
      const plain = withoutExpectations(text);
      const problems = fileProblems(parseFile(plain));
      for (const problem of problems) {
        for (const fix of problem.fixes ?? []) {
          const rest = problems.filter((other) => other !== problem);
          assert.deepEqual(codes(fileProblems(parseFile(applied(plain, fix)))), codes(rest), fix.title);
        }
      }
    });

    it(`${name}: one plain sentence for each`, () => {
      for (const { message, span } of fileProblems(parseFile(text))) {
        assert.match(message, /^[A-Z"].*[^.]\.$/);
        assert.ok(span.end > span.start);
      }
    });
  }
});
