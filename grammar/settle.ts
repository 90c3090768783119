import type { Lexed } from "./lexer.js";
import type { Problem } from "./syntax.js";

/**
 * The problems of a chunk in order of place, without those that only follow from another one: what the grammar misses right beside
 * characters that the lexer left out, and whatever stands behind an open string on its line.
 */
export function settle(text: string, lexed: Lexed, grammatical: readonly Problem[]): readonly Problem[] {
  if (lexed.problems.length === 0) return grammatical.length < 2 ? grammatical : inOrder(grammatical);
  const own = grammatical.filter((problem) => !followsFrom(text, lexed.problems, problem));
  return inOrder([...lexed.problems, ...own]);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((left, right) => left.span.start - right.span.start || left.span.end - right.span.end);
}

function followsFrom(text: string, causes: readonly Problem[], problem: Problem): boolean {
  return causes.some((cause) => isBeside(text, cause, problem) || isBehindOpenString(text, cause, problem));
}

function isBeside(text: string, cause: Problem, { span }: Problem): boolean {
  if (cause.code === "syntax-name" || cause.code === "syntax-escape") return false;
  if (span.start <= cause.span.end && cause.span.start <= span.end) return true;
  const [left, right] = span.start < cause.span.start ? [span, cause.span] : [cause.span, span];
  return /^[ \t]*$/.test(text.slice(left.end, right.start));
}

function isBehindOpenString(text: string, cause: Problem, { span }: Problem): boolean {
  if (cause.code !== "syntax-string" || span.start < cause.span.start) return false;
  return !/[\r\n]/.test(text.slice(cause.span.start, span.start));
}
