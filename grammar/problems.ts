import type { Span } from "../server/src/text/span.js";
import { isBlank, isLineBreak } from "./characters.js";
import type { Problem, ProblemFix } from "./syntax.js";

/** The codes of the mistakes that lexer and grammar find; docs/language.md says of each what it means. */
export const syntaxCodes = [
  "syntax-character",
  "syntax-string",
  "syntax-escape",
  "syntax-number",
  "syntax-unit",
  "syntax-date",
  "syntax-name",
  "syntax-reserved-name",
  "syntax-unknown-kind",
  "syntax-unclosed",
  "syntax-unmatched",
  "syntax-missing",
  "syntax-unexpected",
  "syntax-arrow",
  "syntax-any",
  "syntax-empty-list",
  "syntax-late-import",
  "syntax-nesting",
] as const;

export type SyntaxCode = (typeof syntaxCodes)[number];

/** A syntax error. */
export function syntaxError(code: SyntaxCode, span: Span, message: string, ...fixes: readonly ProblemFix[]): Problem {
  return fixes.length > 0
    ? { code, span, message, severity: "error", fixes }
    : { code, span, message, severity: "error" };
}

/** A fix that writes `text` in the place of the span. */
export function replacement(title: string, span: Span, text: string): ProblemFix {
  return { title, edits: [{ span, text }] };
}

/** A fix that writes `text` at the offset. */
export function insertion(title: string, at: number, text: string): ProblemFix {
  return replacement(title, { start: at, end: at }, text);
}

/**
 * What a fix writes at `end` to close what opens at `start`: behind a space on the same line, or on a line of its own, indented as the line
 * that it opens on.
 */
export function closingAt(text: string, start: number, end: number, close: string): string {
  const isOneLine = !/[\r\n]/.test(text.slice(start, end));
  return isOneLine ? ` ${close}` : `\n${indentBefore(text, start)}${close}`;
}

/** The white space that the line of an offset starts with; none on the first line of a chunk, which may start anywhere. */
function indentBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start -= 1;
  let end = start;
  while (isBlank(text.charCodeAt(end))) end += 1;
  return start === 0 ? "" : text.slice(start, end);
}
