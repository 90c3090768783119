import assert from "node:assert/strict";
import type { Span } from "../../server/src/text/span.js";

/*
 * Fixtures say themselves what is found in them. A comment line whose carets point at the line above expects one finding there:
 *
 *   service orders { replicas: 5sec }
 *   //                         ^^^^ syntax-unit
 *
 * Several such lines may follow each other; all point at the last line that is none. Where a place goes on over the end of its line, the carets
 * reach to the end of it.
 */

/** A finding that a fixture expects, at its offsets in the text. */
export interface Expectation {
  readonly span: Span;
  readonly code: string;
}

const expectationLine = /^\s*\/\/[ \t]*(\^+)[ \t]+(\S+)[ \t]*$/;

/** Reads the expectations of a fixture, in order of place. */
export function readExpectations(text: string): readonly Expectation[] {
  const found: Expectation[] = [];
  let start = 0;
  let subject = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const match = expectationLine.exec(line.replace(/\r?\n$/, ""));
    if (match === null) subject = start;
    else {
      const [, carets = "", code = ""] = match;
      const column = line.indexOf("^");
      found.push({ span: { start: subject + column, end: subject + column + carets.length }, code });
    }
    start += line.length;
  }
  return inOrder(found);
}

/** Whether the line is one that expects something. */
export function isExpectation(line: string): boolean {
  return expectationLine.test(line);
}

/**
 * Compares what was found with what the fixture expects, both ways: a finding that is not expected fails as one that is missing does.
 * Spans count from the start of the text.
 */
export function assertFindings(text: string, findings: readonly Expectation[]): void {
  const actual = inOrder(findings.map(({ code, span }) => ({ code, span: onOneLine(text, span) })));
  assert.equal(render(text, actual), render(text, readExpectations(text)));
}

function onOneLine(text: string, { start, end }: Span): Span {
  const lineBreak = text.slice(start, end).search(/[\r\n]/);
  return { start, end: lineBreak < 0 ? end : start + lineBreak };
}

function render(text: string, findings: readonly Expectation[]): string {
  return findings
    .map(({ span, code }) => {
      const before = text.slice(0, span.start).split("\n");
      const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      return `${place} ${code} "${text.slice(span.start, span.end)}"`;
    })
    .join("\n");
}

function inOrder(findings: readonly Expectation[]): readonly Expectation[] {
  return [...findings].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code),
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
