import { firstIndex } from "../server/src/text/sorted.js";
import type { Span } from "../server/src/text/span.js";
import type { Lexed } from "./lexer.js";
import type { SyntaxCode } from "./problems.js";
import { lineEnd } from "./skip.js";
import type { Problem } from "./syntax.js";

/** Codes of problems that may follow from one of the lexer's. */
const consequences: ReadonlySet<string> = new Set<SyntaxCode>([
  "syntax-missing",
  "syntax-unexpected",
  "syntax-unknown-kind",
]);

/**
 * The problems of a chunk in order of place, without those that only follow from another one: what the grammar misses right beside
 * characters that the lexer left out, and whatever stands behind an open string on its line.
 */
export function settle(text: string, lexed: Lexed, grammatical: readonly Problem[]): readonly Problem[] {
  if (lexed.problems.length === 0) return grammatical.length < 2 ? grammatical : inOrder(grammatical);
  const leftOut = lexed.problems.filter(({ code }) => code === "syntax-character").map(({ span }) => span);
  const openLines = lexed.problems
    .filter(({ code, span }) => code === "syntax-unclosed" && text[span.start] === '"')
    .map(({ span }) => ({ start: span.start, end: lineEnd(text, span.start) }));
  const own = grammatical.filter(
    ({ code, span }) => !consequences.has(code) || !(isBeside(text, leftOut, span) || startsWithin(openLines, span)),
  );
  return inOrder([...lexed.problems, ...own]);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((left, right) => left.span.start - right.span.start || left.span.end - right.span.end);
}

/** Whether nothing but blanks stands between the span and one of the others, or they overlap. */
function isBeside(text: string, others: readonly Span[], span: Span): boolean {
  const next = firstIndex(others, (other) => other.start >= span.start);
  const [before, after] = [others[next - 1], others[next]];
  const isBehind = before !== undefined && isBlankBetween(text, before.end, span.start);
  return isBehind || (after !== undefined && isBlankBetween(text, span.end, after.start));
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  return start >= end || /^[ \t]*$/.test(text.slice(start, end));
}

/** Whether the span starts in one of the others, which are in order. */
function startsWithin(others: readonly Span[], span: Span): boolean {
  const last = others[firstIndex(others, (other) => other.start > span.start) - 1];
  return last !== undefined && span.start < last.end;
}
