import type { TokenType } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import {
  byteOrderMark,
  colon,
  comma,
  dot,
  foreignLetterLength,
  hasForeign,
  hash,
  isDigit,
  isForeignSpace,
  isLineBreak,
  isWhitespace,
  isWordStart,
  leftBrace,
  leftBracket,
  plus,
  quote,
  rightBrace,
  rightBracket,
  semicolon,
  slash,
  space,
  star,
  startsNothing,
  wordEnd,
} from "./characters.js";
import * as report from "./lexical-problems.js";
import { detachedUnitEnd, numericEnd } from "./numbers.js";
import { openTripleEnd, type Repairs } from "./repairs.js";
import {
  arrowRunEnd,
  commentEnd,
  isClosed,
  isComment,
  isTriple,
  sourceOf,
  stringEnd,
  tripleEnd,
  wrongQuoteEnd,
  type Source,
} from "./skip.js";
import type { Comment, Problem } from "./syntax.js";
import * as t from "./tokens.js";

/** How deep braces and brackets may nest: the parser recurses, and no design comes near it. */
const maxDepth = 200;

export interface Lexed {
  readonly tokens: t.SourceToken[];
  readonly comments: Comment[];
  /** What is refused and left out of the tokens. */
  readonly unknown: Span[];
  readonly problems: Problem[];
}

interface Lexing extends Lexed {
  readonly source: Source;
  readonly text: string;
  readonly repairs: Repairs;
  at: number;
  newline: boolean;
  braceDepth: number;
  bracketDepth: number;
  nextClosing: number;
  /** The last `forbid` or `require` that stands where a statement may start. */
  policyWord: { readonly token: t.SourceToken | undefined; readonly isOnOneLine: boolean } | undefined;
  isTooDeep: boolean;
}

/** The tokens of a chunk's text. Whatever the text, every character lies in a token, a comment, white space or an unknown stretch. */
export function lex(text: string, repairs: Repairs): Lexed {
  const state: Lexing = {
    tokens: [],
    comments: [],
    unknown: [],
    problems: [],
    source: sourceOf(text),
    text,
    repairs,
    at: 0,
    newline: false,
    braceDepth: 0,
    bracketDepth: 0,
    nextClosing: 0,
    policyWord: undefined,
    isTooDeep: false,
  };
  let closing = upcomingClosing(state);
  while (state.at < text.length) {
    while (state.at >= closing) closing = closeVirtually(state, closing);
    step(state, text.charCodeAt(state.at));
  }
  while (closing !== Infinity) closing = closeVirtually(state, closing);
  return state;
}

function upcomingClosing(state: Lexing): number {
  return state.repairs.closings[state.nextClosing] ?? Infinity;
}

/** Puts in a `}` of no width where one is missing, and returns the place of the next one. */
function closeVirtually(state: Lexing, at: number): number {
  state.nextClosing += 1;
  closeBrace(state, at, at);
  return upcomingClosing(state);
}

function step(state: Lexing, code: number): void {
  if (code === space) state.at += 1;
  else if (isWordStart(code)) word(state);
  else if (isWhitespace(code)) {
    if (isLineBreak(code)) state.newline = true;
    state.at += 1;
  } else if (isDigit(code)) numeric(state);
  else if (code < 128) punctuation(state, code);
  else foreign(state, code);
}

function punctuation(state: Lexing, code: number): void {
  const { at } = state;
  switch (code) {
    case colon:
      return colonToken(state);
    case comma:
      return add(state, t.Comma, at, at + 1);
    case semicolon:
      return add(state, t.Semicolon, at, at + 1);
    case leftBrace:
      state.bracketDepth = 0;
      state.braceDepth += 1;
      return add(state, t.LeftBrace, at, at + 1);
    case rightBrace:
      return closeBrace(state, at, at + 1);
    case leftBracket:
      state.bracketDepth += 1;
      return selectorStart(state, t.LeftBracket);
    case rightBracket:
      add(state, t.RightBracket, at, at + 1);
      state.bracketDepth = Math.max(0, state.bracketDepth - 1);
      return;
    case hash:
      return selectorStart(state, t.Hash);
    case star:
      return selectorStart(state, t.Star);
    case quote:
      return string(state);
    default:
      return other(state, code);
  }
}

function other(state: Lexing, code: number): void {
  const { text, at } = state;
  if (code === slash && isComment(text, at)) comment(state);
  else if (code === dot) {
    if (isDigit(text.charCodeAt(at + 1))) numeric(state);
    else add(state, t.Dot, at, at + 1);
  } else if (arrowRunEnd(text, at) > at) arrow(state);
  else if (wrongQuoteEnd(text, at) > at) wrongQuotes(state);
  else unknown(state);
}

/** Adds a token and moves behind it; a token that is nested too deep is left out. */
function add(state: Lexing, type: TokenType, start: number, end: number, image = state.text.slice(start, end)): void {
  state.at = end;
  if (isBelowLimit(state)) {
    tooDeep(state, { start, end });
    return;
  }
  state.tokens.push(new t.SourceToken(image, start, end - 1, type, state.newline));
  state.newline = false;
}

/** Whether what comes next is nested too deep: then it is no neighbour of the tokens that are kept. */
function isBelowLimit({ braceDepth, bracketDepth }: Lexing): boolean {
  return braceDepth + bracketDepth > maxDepth;
}

function tooDeep(state: Lexing, span: Span): void {
  state.unknown.push(span);
  if (!state.isTooDeep) state.problems.push(report.nesting(span, maxDepth));
  state.isTooDeep = true;
}

function closeBrace(state: Lexing, start: number, end: number): void {
  state.bracketDepth = 0;
  add(state, t.RightBrace, start, end);
  state.braceDepth = Math.max(0, state.braceDepth - 1);
}

function word(state: Lexing): void {
  const { text, at } = state;
  const end = wordEnd(text, at);
  const known = t.knownWords.get(text.slice(at, end));
  const image = known?.image ?? text.slice(at, end);
  const type = known?.type ?? t.Name;
  if (type === t.Kind) selectorFollows(state);
  const statement = image === "forbid" || image === "require" ? statementPlace(state) : "none";
  add(state, type, at, end, image);
  if (statement !== "none") state.policyWord = { token: state.tokens.at(-1), isOnOneLine: statement === "line" };
  if (known === undefined && hasForeign(image)) state.problems.push(report.foreignName({ start: at, end }, image));
}

/** What a word never stands behind as the start of a statement, but as a value, an endpoint or a selector. */
const wantsMore: ReadonlySet<TokenType> = new Set([t.Colon, t.Comma, t.LeftBracket, t.Arrow, t.Dot, t.Hash]);

/**
 * Whether `forbid` or `require` may start a statement here, or is a value, an endpoint or the name of a block. On a line of its own behind an arrow
 * that leads nowhere it starts one if its selector stands on the same line.
 */
function statementPlace({ tokens, newline, bracketDepth }: Lexing): "any" | "line" | "none" {
  const before = tokens.at(-1)?.tokenType;
  if (before === t.Arrow && newline) return "line";
  if (before === t.Comma && bracketDepth === 0) return "any";
  if (before === undefined || !(before === t.Kind || wantsMore.has(before))) return "any";
  const beforeKind = before === t.Kind ? tokens.at(-2)?.tokenType : undefined;
  const isSelector = beforeKind !== undefined && selectorsFollow.has(beforeKind);
  return isSelector ? "any" : "none";
}

const selectorsFollow: ReadonlySet<TokenType> = new Set([...wantsMore, t.Forbid, t.Require]);

/** Makes the `forbid` or `require` right before this token the start of a statement. */
function selectorFollows(state: Lexing): void {
  const { tokens, policyWord, newline } = state;
  const last = tokens.at(-1);
  if (policyWord === undefined || last === undefined || last !== policyWord.token || isBelowLimit(state)) return;
  if (policyWord.isOnOneLine && newline) return;
  last.become(last.image === "forbid" ? t.Forbid : t.Require);
}

function selectorStart(state: Lexing, type: TokenType): void {
  selectorFollows(state);
  add(state, type, state.at, state.at + 1);
}

function colonToken(state: Lexing): void {
  markKey(state);
  add(state, t.Colon, state.at, state.at + 1);
}

/** The word before a `:` is a key, however it is spelled; a list that is still open there will not be closed. */
function markKey(state: Lexing): void {
  const last = state.tokens.at(-1);
  if (last === undefined || !t.words.has(last.tokenType) || isBelowLimit(state)) return;
  last.become(t.Key);
  state.bracketDepth = 0;
}

function numeric(state: Lexing): void {
  const { text, at } = state;
  const end = numericEnd(text, at);
  const before = state.tokens.at(-1)?.tokenType;
  const isValue = before === t.Colon || before === t.LeftBracket || before === t.Comma;
  add(state, t.Numeric, at, isValue ? detachedUnitEnd(text, end) : end);
}

function string(state: Lexing): void {
  const { text, at } = state;
  if (isTriple(text, at)) {
    const guess = openTripleEnd(state.repairs, at);
    const end = guess ?? tripleEnd(text, at);
    const open = guess !== undefined || end < 0;
    add(state, t.Text, at, end < 0 ? text.length : end);
    if (open) state.problems.push(report.openTriple(text, { start: at, end: at + 3 }, state.at));
    return;
  }
  add(state, t.Text, at, stringEnd(text, at));
  if (!isClosed(text, at, state.at)) state.problems.push(report.openString({ start: at, end: state.at }));
}

function wrongQuotes(state: Lexing): void {
  const { text, at } = state;
  add(state, t.Text, at, wrongQuoteEnd(text, at));
  const span = { start: at, end: state.at };
  state.problems.push(report.wrongQuotes(span, text.slice(at + 1, state.at - 1)));
}

function comment(state: Lexing): void {
  const { text, at } = state;
  const end = commentEnd(state.source, at);
  const span = { start: at, end };
  state.comments.push({ span });
  state.at = end;
  if (text.charCodeAt(at + 1) !== star) return;
  if (at + 2 > state.source.lastCommentClose) state.problems.push(report.openComment(span));
  for (let inside = at; inside < end && !state.newline; inside += 1) {
    state.newline = isLineBreak(text.charCodeAt(inside));
  }
}

/** `->`, `~>` and whatever was meant to be one. */
function arrow(state: Lexing): void {
  const { text, at } = state;
  const span = { start: at, end: arrowRunEnd(text, at) };
  const image = text.slice(span.start, span.end);
  if (image === "->" || image === "~>") add(state, t.Arrow, span.start, span.end);
  else if (image === "=" && t.words.has(state.tokens.at(-1)?.tokenType ?? t.Colon)) {
    markKey(state);
    add(state, t.Colon, span.start, span.end);
    state.problems.push(report.equalsSign(span));
  } else if (image === "-" && isDigit(text.charCodeAt(span.end))) leaveOut(state, span.end, report.sign(span));
  else {
    add(state, t.Arrow, span.start, span.end);
    state.problems.push(report.wrongArrow(span, image));
  }
}

/** A character outside ASCII where a token starts. */
function foreign(state: Lexing, code: number): void {
  const { text, at } = state;
  if (code === byteOrderMark) state.at += 1;
  else if (foreignLetterLength(text, at) > 0) word(state);
  else if (isForeignSpace(code)) {
    let end = at + 1;
    while (isForeignSpace(text.charCodeAt(end))) end += 1;
    state.at = end;
    state.problems.push(report.foreignSpace({ start: at, end }));
  } else if (arrowRunEnd(text, at) > at) arrow(state);
  else if (wrongQuoteEnd(text, at) > at) wrongQuotes(state);
  else unknown(state);
}

/** A run of characters that start no token. */
function unknown(state: Lexing): void {
  const { text, at } = state;
  let end = at + 1;
  if (text.charCodeAt(at) === plus && isDigit(text.charCodeAt(end))) {
    leaveOut(state, end, report.sign({ start: at, end }));
    return;
  }
  while (end < text.length && startsNothing(text, end)) end += 1;
  const span = { start: at, end };
  leaveOut(state, end, report.unknown(span, text.slice(at, end)));
}

function leaveOut(state: Lexing, end: number, problem: Problem): void {
  state.unknown.push({ start: state.at, end });
  state.at = end;
  state.problems.push(problem);
}
