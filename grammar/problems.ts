import type { Span } from "../server/src/text/span.js";
import type { Problem, ProblemFix } from "./syntax.js";

/** The codes of the mistakes that lexer and grammar find; docs/language.md says of each what it means. */
export type SyntaxCode =
  | "syntax-character"
  | "syntax-string"
  | "syntax-escape"
  | "syntax-number"
  | "syntax-unit"
  | "syntax-date"
  | "syntax-name"
  | "syntax-reserved-name"
  | "syntax-unknown-kind"
  | "syntax-unclosed"
  | "syntax-unmatched"
  | "syntax-missing"
  | "syntax-unexpected"
  | "syntax-arrow"
  | "syntax-any"
  | "syntax-empty-list"
  | "syntax-late-import"
  | "syntax-nesting";

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
