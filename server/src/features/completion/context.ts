import { isWordPart } from "../../../../grammar/characters.js";
import { lex, type Lexed } from "../../../../grammar/lexer.js";
import { noRepairs } from "../../../../grammar/repairs.js";
import { isClosed, isTriple } from "../../../../grammar/skip.js";
import type { FileSyntax, PlacedChunk } from "../../../../grammar/syntax.js";
import * as t from "../../../../grammar/tokens.js";
import { chunkAt } from "../words/word-at.js";
import { Scanner, type State } from "./scanner.js";
import type { Context, Frame, Slot } from "./slot.js";

/** What may stand at the offset. Undefined where nothing may: in a comment. */
export function contextAt(syntax: FileSyntax, offset: number): Context | undefined {
  const base = baseChunk(syntax, offset);
  const start = base?.start ?? 0;
  const before = syntax.text.slice(start, offset);
  const typed = typedAt(before);
  const lexed = lex(before.slice(0, before.length - typed.length), repairsBefore(base, before));
  if (isInComment(lexed, before.length - typed.length, before)) return undefined;
  const open = openString(lexed, before);
  if (open) return inString(lexed, start, before, open);
  const scanner = scan(lexed.tokens);
  const line = lineOf(lexed.tokens, before, typed);
  if (line === "next" && base?.chunk.context.repairs.closings.length) leaveByIndentation(scanner, before);
  return contextOf(scanner, start, slotOf(scanner, line), typed);
}

function scan(tokens: readonly t.SourceToken[]): Scanner {
  const scanner = new Scanner();
  for (const token of tokens) scanner.take(token);
  return scanner;
}

function contextOf(scanner: Scanner, start: number, slot: Slot, typed: string): Context {
  const frames = [...scanner.stack].reverse() as [Frame, ...Frame[]];
  return { slot, frames, start, statement: scanner.statement, typed };
}

/** The chunk that the cursor goes on with: what stands in the blanks and comments behind an open block goes on with that. */
function baseChunk(syntax: FileSyntax, offset: number): PlacedChunk | undefined {
  const chunk = chunkAt(syntax, offset);
  if (!chunk) return undefined;
  const typed = typedAt(syntax.text.slice(chunk.start, offset));
  const lead = syntax.text.slice(chunk.start, offset - typed.length);
  if (lex(lead, noRepairs).tokens.length > 0) return chunk;
  const before = syntax.chunks[syntax.chunks.indexOf(chunk) - 1];
  return before && isLeftOpen(before) ? before : chunk;
}

/** Whether a block of the chunk lacks its `}` at the very end, or a link or import goes on there. */
function isLeftOpen({ chunk }: PlacedChunk): boolean {
  return chunk.context.repairs.closings.length > 0 || chunk.problems.length > 0;
}

/** What is given of the chunk before the last token; what is given behind it may be about to be typed. */
function repairsBefore(base: PlacedChunk | undefined, before: string): { closings: number[]; openTriples: [] } {
  const end = (lex(before, noRepairs).tokens.at(-1)?.endOffset ?? -1) + 1;
  return { closings: (base?.chunk.context.repairs.closings ?? []).filter((at) => at < end), openTriples: [] };
}

/** Nobody types a word as long as this; past it, only its end is looked at. */
const longestWord = 500;

/** The word or number that ends at the cursor. */
function typedAt(before: string): string {
  const line = before.slice(-longestWord);
  const number = /(?:^|[^\w.-])(\d[\w.%/]*)$/.exec(line)?.[1];
  if (number !== undefined) return number;
  const word = /[A-Za-z_][\w-]*$/.exec(line)?.[0];
  return word ?? "";
}

function isInComment({ comments, tokens }: Lexed, end: number, text: string): boolean {
  const last = comments.at(-1);
  if (!last || last.span.end < end) return false;
  const [start, token] = [last.span.start, tokens.at(-1)];
  if (token && token.startOffset > start) return false;
  return text.startsWith("//", start) || !text.slice(start, end).endsWith("*/");
}

/** The string that is open at the cursor. */
function openString({ tokens }: Lexed, text: string): t.SourceToken | undefined {
  const last = tokens.filter((token) => token.image !== "").at(-1);
  if (last?.tokenType !== t.Text) return undefined;
  const { startOffset } = last;
  const rest = text.slice(startOffset);
  if (isTriple(text, startOffset)) return rest.indexOf('"""', 3) < 0 ? last : undefined;
  if (/[\r\n]/.test(rest)) return undefined;
  return isClosed(text, startOffset, last.endOffset + 1) ? undefined : last;
}

function inString(lexed: Lexed, start: number, before: string, open: t.SourceToken): Context {
  const scanner = scan(lexed.tokens.slice(0, lexed.tokens.indexOf(open)));
  const typed = before.slice(open.startOffset + 1);
  const { state, statement } = scanner;
  if (state === "import-path") return contextOf(scanner, start, { type: "import-path", quoted: true }, typed);
  const isValue = state === "value" || state === "value-list";
  const slot: Slot = isValue ? { type: "string", key: statement.key ?? "" } : { type: "nothing" };
  return contextOf(scanner, start, slot, typed);
}

/** Whether the cursor's word begins on the line of the token before it or on one behind. */
function lineOf(tokens: readonly t.SourceToken[], before: string, typed: string): Line {
  const end = (tokens.at(-1)?.endOffset ?? -1) + 1;
  return /[\r\n]/.test(before.slice(end, before.length - typed.length)) ? "next" : "same";
}

type Line = "same" | "next";

/** Where braces do not balance, the indentation of the cursor says which open blocks are meant to be over. */
function leaveByIndentation(scanner: Scanner, before: string): void {
  const column = indentAt(before, before.length);
  while (scanner.stack.length > 1 && indentAt(before, scanner.frame.open) >= column) scanner.closeFrame();
}

function indentAt(text: string, offset: number): number {
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  let columns = 0;
  for (let at = lineStart; text[at] === " " || text[at] === "\t"; at += 1) columns += text[at] === "\t" ? 4 : 1;
  return columns;
}

const fixed: Partial<Record<State, Slot>> = {
  start: { type: "entry" },
  endpoint: { type: "endpoint", inList: false },
  "endpoint-list": { type: "endpoint", inList: true },
  accept: { type: "rule" },
  "import-names": { type: "imported" },
  "import-name": { type: "import-word", word: "as" },
  "import-from": { type: "import-word", word: "from" },
  "import-path": { type: "import-path", quoted: false },
  selectors: { type: "selector" },
  hash: { type: "tag-selector" },
};

/** States behind which a statement may be over. */
const maybeOver: ReadonlySet<State> = new Set<State>([
  "value-done",
  "head-name",
  "head-done",
  "endpoint-done",
  "link-title",
  "selectors-done",
  "name",
]);

function slotOf({ state, statement, frame }: Scanner, line: Line): Slot {
  const found = fixed[state];
  if (found) return found;
  const key = statement.key ?? "";
  if (state === "value") return { type: "value", key, inList: false };
  if (state === "value-list") return { type: "value", key, inList: true };
  if (state === "member" || state === "list-member") return { type: "zone", region: statement.region ?? "" };
  if (state === "value-done" || (line === "next" && maybeOver.has(state))) return { type: "entry" };
  // requirements stand next to each other on one line
  if (state === "name" && frame.kind === "require") return { type: "entry" };
  const linking = state === "endpoint-done" || (state === "name" && frame.kind !== "block");
  return linking ? { type: "arrow" } : { type: "nothing" };
}

/** How far the word at the offset goes on behind it. */
export function restOfWord(text: string, offset: number): number {
  let end = offset;
  while (isWordPart(text.charCodeAt(end)) || (text[end] === "-" && isWordPart(text.charCodeAt(end + 1)))) end += 1;
  return end - offset;
}
