import { firstIndex } from "../server/src/text/sorted.js";
import { shift, type Span } from "../server/src/text/span.js";
import {
  colon,
  comma,
  dash,
  greater,
  isLineBreak,
  isWhitespace,
  isWordStart,
  leftBrace,
  leftBracket,
  quote,
  rightBrace,
  rightBracket,
  slash,
  space,
  tab,
  tilde,
  wordEnd,
} from "./characters.js";
import { keywords } from "./schema/words.js";
import { commentEnd, isComment, isTriple, stringEnd, tripleEnd, type Source } from "./skip.js";

/*
 * What a text lacks for its braces to balance. Only looked for in a text where they do not: there, and only there, the indentation of lines
 * says where a block was meant to end.
 */

/** Where a text is read as if it were whole. Offsets are those of the text that the repairs belong to. */
export interface Repairs {
  /** Where a missing `}` is taken to stand; one entry for each, in order. */
  readonly closings: readonly number[];
  /** The `"""` strings that nothing closes, each with the end that it is given. */
  readonly openTriples: readonly Span[];
}

export const noRepairs: Repairs = { closings: [], openTriples: [] };

/** The part of the repairs that lies in a stretch, relative to its start. A closing at the very end belongs to it. */
export function repairsWithin(repairs: Repairs, start: number, end: number): Repairs {
  if (repairs.closings.length + repairs.openTriples.length === 0) return noRepairs;
  const { closings, openTriples } = repairs;
  const inside = closings.slice(
    firstIndex(closings, (at) => at > start),
    firstIndex(closings, (at) => at > end),
  );
  const firstTriple = firstIndex(openTriples, (span) => span.start >= start);
  const triples = openTriples.slice(
    firstTriple,
    firstIndex(openTriples, (span) => span.start >= end),
  );
  if (inside.length + triples.length === 0) return noRepairs;
  return { closings: inside.map((at) => at - start), openTriples: triples.map((span) => shift(span, -start)) };
}

/** Where the open `"""` at `at` is taken to end; undefined for one that is closed. */
export function openTripleEnd({ openTriples }: Repairs, at: number): number | undefined {
  if (openTriples.length === 0) return undefined;
  const triple = openTriples[firstIndex(openTriples, (span) => span.start >= at)];
  return triple?.start === at ? triple.end : undefined;
}

/**
 * The `"""` strings that more likely lack their end than hold what follows: a line that starts a declaration or closes a block stands
 * in them, indented no more than the line that they open on.
 */
export function findOpenTriples(source: Source): readonly Span[] {
  const found: Span[] = [];
  const { text } = source;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote && isTriple(text, at)) {
      const end = tripleEnd(text, at);
      const guess = interruption(text, at, end < 0 ? text.length : end);
      if (guess < 0 && end >= 0) at = end;
      else {
        found.push({ start: at, end: guess < 0 ? text.length : guess });
        at = guess < 0 ? text.length : guess;
      }
    } else if (code === quote) at = stringEnd(text, at);
    else if (code === slash && isComment(text, at)) at = commentEnd(source, at);
    else at += 1;
  }
  return found;
}

/** The end of the line before the first one that can't be part of the string which opens at `at`; -1 when there is none. */
function interruption(text: string, at: number, limit: number): number {
  let end = breakBefore(text, at, limit);
  if (end >= limit) return -1;
  const indent = indentation(text, lineStart(text, at));
  while (end < limit) {
    const next = afterBreak(text, end);
    const first = firstInLine(text, next);
    const isOutside = first < limit && indentation(text, next) <= indent;
    if (isOutside && (text.charCodeAt(first) === rightBrace || startsDeclaration(text, first)))
      return trimEnd(text, end);
    end = breakBefore(text, next, limit);
  }
  return -1;
}

/** The first line break from `at` on, or `limit` where it comes first. */
function breakBefore(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && !isLineBreak(text.charCodeAt(end))) end += 1;
  return end;
}

interface OpenBrace {
  readonly indent: number;
}

interface Balance {
  readonly source: Source;
  readonly text: string;
  readonly openTriples: ReadonlyMap<number, number>;
  readonly open: OpenBrace[];
  readonly closings: number[];
  at: number;
  /** Indentation of the line that the current statement starts on. */
  statementIndent: number;
  bracketDepth: number;
  /** A line break stands before the current token. */
  newline: boolean;
  /** The last token wants another one: what follows on the next line goes on. */
  isOpen: boolean;
  tokenEnd: number;
}

/**
 * The offsets at which a `}` is missing. A line that starts a declaration with no more indentation than the line of an open block ends that
 * block, from the innermost out; so does a line that starts with the `}` of an outer block, which has exactly that block's indentation.
 */
export function findMissingBraces(source: Source, openTriples: readonly Span[]): readonly number[] {
  const state: Balance = {
    source,
    text: source.text,
    openTriples: new Map(openTriples.map((span) => [span.start, span.end])),
    open: [],
    closings: [],
    at: 0,
    statementIndent: 0,
    bracketDepth: 0,
    newline: true,
    isOpen: false,
    tokenEnd: 0,
  };
  while (state.at < state.text.length) balanceStep(state);
  while (state.open.length > 0) close(state);
  return state.closings;
}

function balanceStep(state: Balance): void {
  const { text, at } = state;
  const code = text.charCodeAt(at);
  if (isWhitespace(code)) {
    if (isLineBreak(code)) state.newline = true;
    state.at += 1;
    return;
  }
  if (code === slash && isComment(text, at)) {
    state.at = commentEnd(state.source, at);
    return;
  }
  if (state.newline) startLine(state, code);
  state.newline = false;
  state.at = state.tokenEnd = balanceToken(state, code);
}

/** Consumes a token and returns its end. */
function balanceToken(state: Balance, code: number): number {
  const { text, at } = state;
  state.isOpen = false;
  if (isWordStart(code)) return wordEnd(text, at);
  if (code === quote)
    return isTriple(text, at) ? (state.openTriples.get(at) ?? tripleEnd(text, at)) : stringEnd(text, at);
  if (isArrow(text, at)) {
    state.isOpen = true;
    return at + 2;
  }
  if (code === leftBrace) {
    state.open.push({ indent: state.statementIndent });
    state.bracketDepth = 0;
  } else if (code === rightBrace) {
    state.open.pop();
    state.bracketDepth = 0;
  } else if (code === leftBracket) {
    state.bracketDepth += 1;
    state.isOpen = true;
  } else if (code === rightBracket) state.bracketDepth = Math.max(0, state.bracketDepth - 1);
  else if (code === colon) {
    state.bracketDepth = 0;
    state.isOpen = true;
  } else if (code === comma) state.isOpen = state.bracketDepth > 0;
  return at + 1;
}

function startLine(state: Balance, code: number): void {
  const { text, at } = state;
  const indent = indentation(text, lineStart(text, at));
  if (code === rightBrace) endInner(state, indent);
  else if (!state.isOpen && (state.bracketDepth === 0 || isKeyword(text, at)) && startsDeclaration(text, at)) {
    while (indent <= (state.open.at(-1)?.indent ?? -1)) close(state);
    state.bracketDepth = 0;
  }
  const isContinuation = state.isOpen || code === leftBrace || code === quote || isArrow(text, at);
  if (!isContinuation) state.statementIndent = indent;
}

/** Closes the blocks inside the one that the `}` at the start of this line belongs to by its indentation. */
function endInner(state: Balance, indent: number): void {
  const { open } = state;
  if (!open.some((brace) => brace.indent === indent)) return;
  while ((open.at(-1)?.indent ?? indent) > indent) close(state);
}

function close(state: Balance): void {
  state.open.pop();
  state.closings.push(state.tokenEnd);
}

/** Whether a block, a link, `defaults`, `accept` or an import starts at `at`. */
function startsDeclaration(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === leftBracket) return isArrow(text, skipSpace(text, listEnd(text, at)));
  if (!isWordStart(code)) return false;
  return isKeyword(text, at) || isArrow(text, skipSpace(text, wordEnd(text, at)));
}

function isKeyword(text: string, at: number): boolean {
  const end = wordEnd(text, at);
  const image = text.slice(at, end);
  return keywords.has(image) && image !== "any" && text.charCodeAt(skipSpace(text, end)) !== colon;
}

/** The end of a list of names, or of as much as looks like one. */
function listEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === rightBracket) return end + 1;
    if (isWordStart(code)) end = wordEnd(text, end);
    else if (isWhitespace(code) || code === comma) end += 1;
    else return end;
  }
}

function isArrow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === dash || code === tilde) && text.charCodeAt(at + 1) === greater;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (isWhitespace(text.charCodeAt(next))) next += 1;
  return next;
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** The start of the line behind the line break at `at`. */
function afterBreak(text: string, at: number): number {
  return text.startsWith("\r\n", at) ? at + 2 : at + 1;
}

function firstInLine(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at += 1;
  return at;
}

/** Columns of white space that a line starts with; a tab counts as four. */
function indentation(text: string, start: number): number {
  let columns = 0;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === space) columns += 1;
    else if (code === tab) columns += 4;
    else return columns;
  }
}

function trimEnd(text: string, end: number): number {
  let trimmed = end;
  while (trimmed > 0 && isWhitespace(text.charCodeAt(trimmed - 1))) trimmed -= 1;
  return trimmed;
}
