import assert from "node:assert/strict";
import fc from "fast-check";
import { lex } from "../../grammar/lexer.js";
import { parseFile } from "../../grammar/parse.js";
import { decisions } from "../../grammar/decisions.generated.js";
import { LintelParser } from "../../grammar/parser.js";
import { decisionsOfGrammar } from "../../scripts/generate/decisions.js";
import { noRepairs } from "../../grammar/repairs.js";
import type { FileSyntax, Problem } from "../../grammar/syntax.js";
import { fileEntries, fileProblems, parseWhole, sample } from "./sample.js";
import { edited, edits, mutants, soups } from "./texts.js";

function assertTiles({ text, chunks }: FileSyntax): void {
  assert.equal(chunks.map(({ chunk }) => chunk.text).join(""), text);
  let at = 0;
  for (const { chunk, start } of chunks) {
    assert.equal(start, at);
    at += chunk.text.length;
  }
}

function assertSpansInside({ chunks }: FileSyntax): void {
  for (const { chunk } of chunks) {
    JSON.stringify(chunk, (_key, value: unknown) => {
      if (typeof value === "object" && value !== null && "start" in value && "end" in value) {
        const { start, end } = value as { start: number; end: number };
        assert.ok(start >= 0 && start <= end && end <= chunk.text.length, `${start}..${end}`);
      }
      return value;
    });
  }
}

describe("parseFile, whatever the text", function () {
  this.timeout(60_000);

  it("has a grammar that Chevrotain's own validation accepts", () => {
    assert.doesNotThrow(decisionsOfGrammar);
  });

  it("decides as the analysis of the grammar says", () => {
    assert.deepEqual(decisions, decisionsOfGrammar());
  });

  it("covers every prefix of the sample with chunks", () => {
    for (let end = 0; end <= sample.length; end += 1) {
      const file = parseFile(sample.slice(0, end));
      assertTiles(file);
      assertSpansInside(file);
    }
  });

  it("covers any text with chunks whose spans lie inside", () => {
    fc.assert(
      fc.property(fc.oneof(soups, mutants, fc.string({ unit: "binary" })), (text) => {
        const file = parseFile(text);
        assertTiles(file);
        assertSpansInside(file);
      }),
      { numRuns: 2000 },
    );
  });

  it("needs no recovery of Chevrotain's", () => {
    const parser = new LintelParser({ decisions });
    fc.assert(
      fc.property(fc.oneof(soups, mutants), (text) => {
        parser.parse({ text, tokens: lex(text, noRepairs).tokens, allowsImports: true });
        assert.deepEqual(parser.errors, []);
      }),
    );
  });

  it("takes a kind with a colon behind it for a selector", () => {
    for (const text of ["policy p { require service : x }", "policy p { forbid client: -> store: }"]) {
      const messages = fileProblems(parseFile(text)).map(({ message }) => message);
      assert.ok(messages.includes("This does not belong here."), messages.join("\n"));
    }
  });

  it("gives the same after an edit as from scratch", () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), (changes) => {
        let text = sample;
        let file = parseFile(text);
        for (const change of changes) {
          text = edited(text, change);
          file = parseFile(text, file);
          assert.deepEqual(file, parseFile(text));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same tree however it cuts", () => {
    fc.assert(
      fc.property(fc.oneof(mutants, soups), (text) => {
        const file = parseFile(text);
        const whole = parseWhole(text);
        const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
        assert.deepEqual(fileEntries(file), plain(whole.entries));
        // what a fix writes may look back along the line: its indentation
        const withoutFixes = ({ code, span, message }: Problem): unknown => ({ code, span, message });
        assert.deepEqual(fileProblems(file).map(withoutFixes), whole.problems.map(withoutFixes));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes unchanged chunks over", () => {
    const before = parseFile(sample);
    const after = parseFile(sample.replace("replicas: 3", "replicas: 4"), before);
    const kept = after.chunks.filter(({ chunk }) => before.chunks.some((old) => old.chunk === chunk));
    assert.equal(kept.length, before.chunks.length - 1);
  });
});
