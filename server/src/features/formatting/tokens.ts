import { lex } from "../../../../grammar/lexer.js";
import type { Chunk } from "../../../../grammar/syntax.js";
import type { Span } from "../../text/span.js";

/** A token or comment of a chunk; separators between the entries of a body are no tokens here, for the formatter drops them. */
export interface FormatToken extends Span {
  readonly image: string;
  readonly comment?: "line" | "block";
}

/** Tokens and comments in order. `separators` are where commas and semicolons stand that only part entries. */
export function formatTokens(chunk: Chunk, separators: ReadonlySet<number>): readonly FormatToken[] {
  const tokens = lex(chunk.text, chunk.context.repairs).tokens.flatMap(({ image, startOffset }): FormatToken[] =>
    separators.has(startOffset) ? [] : [{ start: startOffset, end: startOffset + image.length, image }],
  );
  const comments = chunk.comments.map(({ span }): FormatToken => {
    const image = chunk.text.slice(span.start, span.end);
    return { ...span, image, comment: image.startsWith("//") ? "line" : "block" };
  });
  return [...tokens, ...comments].sort((a, b) => a.start - b.start);
}
