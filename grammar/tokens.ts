import { createToken, Lexer, type IToken, type TokenType } from "chevrotain";
import { kindNames } from "./schema/kinds.js";
import { enumWords, keyNames } from "./schema/vocabulary.js";
import { valueWords } from "./schema/words.js";

/*
 * The token types of the grammar. The lexer (lexer.ts) is written by hand: it makes a token of any text, decides by what stands next to a word
 * whether it is a key, a name or the start of a statement, and is several times as fast as patterns. Hence `Lexer.NA`.
 */

function type(name: string, label: string): TokenType {
  return createToken({ name, label, pattern: Lexer.NA });
}

export const Name = type("Name", "name");
/** A word with a `:` behind it, keywords included. */
export const Key = type("Key", "key");
export const Kind = type("Kind", "kind");
export const Accept = type("Accept", "accept");
export const Any = type("Any", "any");
export const Defaults = type("Defaults", "defaults");
export const Import = type("Import", "import");
/** `forbid` and `require` are these only where a selector follows; elsewhere they are names. */
export const Forbid = type("Forbid", "forbid");
export const Require = type("Require", "require");
export const Text = type("Text", "string");
/** Whatever starts with a digit: numbers, units, dates. */
export const Numeric = type("Numeric", "number");
export const Arrow = type("Arrow", "arrow");
export const LeftBrace = type("LeftBrace", "{");
export const RightBrace = type("RightBrace", "}");
export const LeftBracket = type("LeftBracket", "[");
export const RightBracket = type("RightBracket", "]");
export const Colon = type("Colon", ":");
export const Comma = type("Comma", ",");
export const Semicolon = type("Semicolon", ";");
export const Dot = type("Dot", ".");
export const Hash = type("Hash", "#");
export const Star = type("Star", "*");

export const tokenTypes: readonly TokenType[] = [
  Name,
  Key,
  Kind,
  Accept,
  Any,
  Defaults,
  Import,
  Forbid,
  Require,
  Text,
  Numeric,
  Arrow,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  Colon,
  Comma,
  Semicolon,
  Dot,
  Hash,
  Star,
];

/** What a word may be before a `:` makes it a key. */
export const words: ReadonlySet<TokenType> = new Set([Name, Kind, Accept, Any, Defaults, Import]);

/** A word that the language knows. */
export interface KnownWord {
  /** The one copy of the word that all tokens share: most words of a design are among these. */
  readonly image: string;
  readonly type: TokenType;
}

/** The words that are more than a name, and those of the schema. */
export const knownWords: ReadonlyMap<string, KnownWord> = new Map(
  [
    ...[...keyNames, ...enumWords, ...valueWords].map((word) => [word, Name] as const),
    ...kindNames.map((kind) => [kind, Kind] as const),
    ["accept", Accept] as const,
    ["any", Any] as const,
    ["defaults", Defaults] as const,
    ["import", Import] as const,
  ].map(([image, type]) => [image, { image, type }]),
);

/** A token as the parser takes it; `startOffset` counts from the start of the chunk and `endOffset` is that of the last character. */
export class SourceToken implements IToken {
  readonly tokenTypeIdx: number;

  constructor(
    public image: string,
    public startOffset: number,
    public endOffset: number,
    public tokenType: TokenType,
    /** A line break stands between the token before and this one. */
    readonly newline: boolean,
  ) {
    this.tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
  }

  /** Makes the token one of another type, for what stands behind a word decides what it is. */
  become(type: TokenType): void {
    this.tokenType = type;
    (this as { tokenTypeIdx: number }).tokenTypeIdx = type.tokenTypeIdx ?? 0;
  }
}
