import type { Range, SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from "vscode-languageserver-types";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf, type LineIndex } from "../text/line-index.js";
import type { Span } from "../text/span.js";
import { meaningOf } from "./words/meaning.js";
import { endOf } from "./words/word-at.js";
import type { Word } from "./words/word.js";
import { wordsOf } from "./words/words-of.js";

const types = [
  "keyword",
  "class",
  "event",
  "namespace",
  "interface",
  "property",
  "enumMember",
  "variable",
  "decorator",
  "number",
  "string",
  "operator",
  "comment",
] as const;
const modifiers = ["declaration", "async", "unresolved"] as const;

type TokenType = (typeof types)[number];
type Modifier = (typeof modifiers)[number];

/** The types and modifiers that the numbers of a token stand for. */
export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

interface Token {
  /** In the file. */
  readonly span: Span;
  readonly type: TokenType;
  readonly modifier?: Modifier;
}

/** The tokens of a file, or of the declarations that a range touches, as LSP encodes them. */
export function semanticTokens(snapshot: Snapshot, uri: string, range?: Range): SemanticTokens {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return { data: [] };
  const lines = lineIndexOf(syntax);
  const span = range ? lines.spanOf(range) : { start: 0, end: syntax.text.length };
  const chunks = syntax.chunks.filter(
    (chunk) => chunk.start < Math.max(span.end, span.start + 1) && endOf(chunk) > span.start,
  );
  const tokens = chunks.flatMap((chunk) => tokensOf(snapshot, uri, chunk));
  return { data: encode(tokens, lines, syntax.text) };
}

/** What makes the data of `before` that of `after`: at most one edit. */
export function semanticTokensDelta(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const data = after.slice(start, after.length - same);
  return [{ start, deleteCount: before.length - same - start, data: data.length > 0 ? data : undefined }];
}

function tokensOf(snapshot: Snapshot, uri: string, { chunk, start }: PlacedChunk): Token[] {
  const place = ({ span }: { readonly span: Span }): Span => ({ start: start + span.start, end: start + span.end });
  const comments = chunk.comments.map((comment): Token => ({ span: place(comment), type: "comment" }));
  const words = wordsOf(chunk).map((word): Token => ({ span: place(word), ...typeOf(snapshot, uri, word) }));
  return [...comments, ...words].sort((a, b) => a.span.start - b.span.start);
}

function typeOf(snapshot: Snapshot, uri: string, word: Word): Omit<Token, "span"> {
  switch (word.role) {
    case "head":
      return { type: "keyword" };
    case "declaration":
      return { type: blockTypes[word.block.keyword.name] ?? "class", modifier: "declaration" };
    case "endpoint":
    case "reference":
    case "imported":
    case "alias":
      return namedType(snapshot, uri, word);
    case "region":
    case "zone":
      return { type: "namespace" };
    case "tag":
    case "rule":
      return { type: "decorator" };
    case "arrow":
      return word.name === "~>" ? { type: "operator", modifier: "async" } : { type: "operator" };
    case "key":
      return word.unknown ? { type: "property", modifier: "unresolved" } : { type: "property" };
    case "value":
      return { type: word.known ? "enumMember" : "variable" };
    case "number":
    case "date":
      return { type: "number" };
    case "string":
      return { type: "string" };
  }
}

const blockTypes: Readonly<Record<string, TokenType>> = {
  flow: "event",
  scenario: "event",
  group: "namespace",
  region: "namespace",
  zone: "namespace",
  policy: "interface",
};

function namedType(snapshot: Snapshot, uri: string, word: Word): Omit<Token, "span"> {
  const meaning = meaningOf(snapshot, uri, word);
  if (!meaning) return { type: "variable", modifier: "unresolved" };
  const { named } = meaning;
  if (!named || named.type === "container") return { type: "namespace" };
  return { type: named.type === "element" ? "class" : (blockTypes[named.type] ?? "class") };
}

/** Five numbers a token: line and column from the token before, length, type, modifiers. A token over several lines becomes one a line. */
function encode(tokens: readonly Token[], lines: LineIndex, text: string): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const { span, type, modifier } of tokens) {
    for (const part of linesOf(span, lines, text)) {
      const at = lines.positionAt(part.start);
      const column = at.line === line ? at.character - character : at.character;
      const flags = modifier === undefined ? 0 : 1 << modifiers.indexOf(modifier);
      data.push(at.line - line, column, part.end - part.start, types.indexOf(type), flags);
      [line, character] = [at.line, at.character];
    }
  }
  return data;
}

function linesOf(span: Span, lines: LineIndex, text: string): Span[] {
  const [first, last] = [lines.positionAt(span.start).line, lines.positionAt(span.end).line];
  const parts: Span[] = [];
  for (let line = first; line <= last; line += 1) {
    const start = line === first ? span.start : indented(text, lines.startOf(line), lines.endOf(line));
    const end = line === last ? span.end : lines.endOf(line);
    if (end > start) parts.push({ start, end });
  }
  return parts;
}

function indented(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}
