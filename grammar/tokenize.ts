import type { TokenType } from "chevrotain";
import { lex } from "./lexer.js";
import { noRepairs, type Repairs } from "./repairs.js";
import type { SyntaxToken, TokenName } from "./syntax.js";
import * as t from "./tokens.js";

/** The tokens of a chunk's text in order, with comments and with what the lexer leaves out. Made on demand, not kept. */
export function tokenize(text: string, repairs: Repairs = noRepairs): readonly SyntaxToken[] {
  const { tokens, comments, unknown } = lex(text, repairs);
  const found: SyntaxToken[] = [
    ...comments.map(({ span }): SyntaxToken => ({ type: "comment", span })),
    ...unknown.map((span): SyntaxToken => ({ type: "unknown", span })),
  ];
  for (const token of tokens) {
    const span = { start: token.startOffset, end: token.endOffset + 1 };
    if (span.end > span.start) found.push({ type: nameOf(token), span });
  }
  return found.sort((left, right) => left.span.start - right.span.start);
}

const names: ReadonlyMap<TokenType, TokenName> = new Map<TokenType, TokenName>([
  [t.Name, "name"],
  [t.Key, "name"],
  [t.Kind, "keyword"],
  [t.Accept, "keyword"],
  [t.Any, "keyword"],
  [t.Defaults, "keyword"],
  [t.Import, "keyword"],
  [t.Forbid, "keyword"],
  [t.Require, "keyword"],
  [t.Text, "string"],
  [t.Arrow, "arrow"],
  [t.Hash, "hash"],
  [t.Star, "star"],
]);

function nameOf(token: t.SourceToken): TokenName {
  if (token.tokenType === t.Numeric) return /^\d+-/.test(token.image) ? "date" : "number";
  return names.get(token.tokenType) ?? "punctuation";
}
