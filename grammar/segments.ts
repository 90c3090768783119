import {
  carriageReturn,
  comma,
  dash,
  greater,
  isLineBreak,
  isWhitespace,
  isWordStart,
  leftBrace,
  leftBracket,
  lineFeed,
  quote,
  rightBrace,
  rightBracket,
  semicolon,
  slash,
  tilde,
  wordEnd,
} from "./characters.js";
import {
  findMissingBraces,
  findOpenTriples,
  noRepairs,
  openTripleEnd,
  repairsWithin,
  type Repairs,
} from "./repairs.js";
import { keywords, policyWords } from "./schema/words.js";
import {
  commentEnd,
  isColonNext,
  isComment,
  isTriple,
  sourceOf,
  stringEnd,
  tripleEnd,
  wrongQuoteEnd,
  type Source,
} from "./skip.js";

/*
 * Cuts a file into stretches that hold whole top-level declarations, before any token is made, so that an edit costs the lexing and
 * parsing of the stretch that it touches and no more. A cut is made only where the parser ends a declaration whatever stands around it: after the `}`
 * of a top-level body, and before a token that can't go on what stands before it. Where in doubt there is no cut.
 */

/** A stretch of the file; offsets of `repairs` are relative to `start`. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly repairs: Repairs;
}

/** What the last token at depth 0 says about the next one. */
const enum Before {
  /** Nothing yet in this segment. */
  Nothing,
  /** A top-level body has closed, or a `;` stood: whatever follows is new. */
  Ended,
  /** A name, a string or a `]`: a name or `[` on a later line is new. */
  Complete,
  /** A word that starts a declaration. */
  Keyword,
  Arrow,
  /** A token that wants another one, or of which nothing is known. */
  Open,
}

/** What kind of statement is open at depth 0. */
const enum Statement {
  Plain,
  Import,
  Policy,
}

interface Scan {
  readonly source: Source;
  readonly text: string;
  readonly repairs: Repairs;
  readonly segments: Segment[];
  at: number;
  start: number;
  before: Before;
  statement: Statement;
  bracketDepth: number;
  /** A line break stands behind the last token. */
  newline: boolean;
  /** The end of the last token and of the comments behind it on its line. */
  tail: number;
  /** The end of the last token. */
  tokenEnd: number;
  nextClosing: number;
}

const policyStarts: ReadonlySet<string> = new Set(policyWords);

/** The segments of a text, in order and without gaps. */
export function segmentsOf(text: string): readonly Segment[] {
  const source = sourceOf(text);
  const plain = scan(source, noRepairs);
  if (plain !== undefined) return plain;
  const openTriples = findOpenTriples(source);
  const triplesRepaired = openTriples.length > 0 ? scan(source, { closings: [], openTriples }) : undefined;
  if (triplesRepaired !== undefined) return triplesRepaired;
  const closings = findMissingBraces(source, openTriples);
  return scanUnbalanced(source, { closings, openTriples });
}

/**
 * The segments from `start`, where one begins, to `end`, where one begins in a text that differs between the two alone; undefined where the
 * braces between them do not balance, or none begins at `end` any more.
 */
export function segmentsBetween(text: string, start: number, end: number): readonly Segment[] | undefined {
  const state = startScan(sourceOf(text), noRepairs);
  state.at = state.start = state.tail = state.tokenEnd = start;
  if (!balances(state, end)) return undefined;
  if (end === text.length) return finish(state);
  return state.start === end ? state.segments : undefined;
}

/** Scans a text that should balance; undefined when braces do not, or when a `"""` is left open. */
function scan(source: Source, repairs: Repairs): readonly Segment[] | undefined {
  const state = startScan(source, repairs);
  return balances(state, source.text.length) ? finish(state) : undefined;
}

/** Scans on until a segment begins at `end` or behind it; false where braces do not balance, or a `"""` is left open. */
function balances(state: Scan, end: number): boolean {
  while (state.at < state.text.length && state.start < end) {
    const code = state.text.charCodeAt(state.at);
    if (code === rightBrace) return false;
    step(state, code);
    if (state.at < 0) return false;
  }
  return true;
}

function scanUnbalanced(source: Source, repairs: Repairs): readonly Segment[] {
  const state = startScan(source, repairs);
  while (state.at < state.text.length) {
    step(state, state.text.charCodeAt(state.at));
    if (state.at < 0) state.at = state.tail = state.tokenEnd = state.text.length;
  }
  return finish(state);
}

function startScan(source: Source, repairs: Repairs): Scan {
  return {
    source,
    text: source.text,
    repairs,
    segments: [],
    at: 0,
    start: 0,
    before: Before.Nothing,
    statement: Statement.Plain,
    bracketDepth: 0,
    newline: false,
    tail: 0,
    tokenEnd: 0,
    nextClosing: 0,
  };
}

function finish(state: Scan): readonly Segment[] {
  const rest = state.text.length;
  if (state.before !== Before.Nothing && state.tail < rest) endSegment(state, state.tail);
  if (state.start < rest) endSegment(state, rest);
  return state.segments;
}

function step(state: Scan, code: number): void {
  const { text, at } = state;
  if (isWhitespace(code)) {
    if (code === lineFeed || code === carriageReturn) state.newline = true;
    state.at += 1;
  } else if (code === slash && isComment(text, at)) skipComment(state);
  else if (isWordStart(code)) word(state);
  else if (code === leftBrace) body(state);
  else if (code === leftBracket) {
    if (
      state.before === Before.Ended ||
      (state.before === Before.Complete && state.newline && state.bracketDepth === 0)
    )
      cut(state);
    state.bracketDepth += 1;
    token(state, at + 1, Before.Open);
  } else if (code === quote) string(state);
  else punctuation(state, code);
}

function skipComment(state: Scan): void {
  const { text, at, newline } = state;
  state.at = commentEnd(state.source, at);
  if (!newline) state.tail = state.at;
  for (let inside = at; inside < state.at && !state.newline; inside += 1) {
    state.newline = isLineBreak(text.charCodeAt(inside));
  }
}

function token(state: Scan, end: number, before: Before): void {
  state.at = state.tail = state.tokenEnd = end;
  state.before = before;
  state.newline = false;
}

function word(state: Scan): void {
  const end = wordEnd(state.text, state.at);
  const image = state.text.slice(state.at, end);
  if (keywords.has(image) && image !== "any" && !isColonNext(state.source, end)) {
    if (startsDeclaration(state)) cut(state);
    if (image === "import") state.statement = Statement.Import;
    token(state, end, Before.Keyword);
    return;
  }
  if (endsBeforeName(state)) cut(state);
  if (policyStarts.has(image)) {
    state.statement = Statement.Policy;
    token(state, end, Before.Open);
    return;
  }
  token(state, end, image === "any" ? Before.Open : Before.Complete);
}

/** Whether a word that starts declarations starts one here: it may also be a misused name or a selector. */
function startsDeclaration(state: Scan): boolean {
  const { before, newline } = state;
  if (state.statement === Statement.Policy && (before === Before.Arrow || state.bracketDepth > 0)) return false;
  switch (before) {
    case Before.Nothing:
    case Before.Open:
      return false;
    case Before.Ended:
      return true;
    case Before.Complete:
      return newline || (state.bracketDepth === 0 && state.statement === Statement.Plain);
    case Before.Keyword:
    case Before.Arrow:
      return newline;
  }
}

function endsBeforeName(state: Scan): boolean {
  if (state.before === Before.Ended) return true;
  return (
    state.before === Before.Complete &&
    state.newline &&
    state.bracketDepth === 0 &&
    state.statement !== Statement.Import
  );
}

function body(state: Scan): void {
  if (state.before === Before.Ended) cut(state);
  state.bracketDepth = 0;
  const isImport = state.statement === Statement.Import && state.before === Before.Keyword;
  const end = bodyEnd(state, state.at);
  token(state, end, isImport ? Before.Complete : Before.Ended);
}

/** The end of the body that opens at `at`, or -1 when nothing closes it. */
function bodyEnd(state: Scan, at: number): number {
  const { text, source } = state;
  let closing = upcomingClosing(state);
  let depth = 0;
  let next = at;
  for (;;) {
    if (next >= closing) {
      state.nextClosing += 1;
      depth -= 1;
      if (depth === 0) return closing;
      closing = upcomingClosing(state);
      continue;
    }
    if (next >= text.length) return -1;
    const code = text.charCodeAt(next);
    if (code === quote) {
      next = quotedEnd(state, next);
      if (next < 0) return -1;
    } else if (code === slash && isComment(text, next)) next = commentEnd(source, next);
    else {
      next += 1;
      if (code === leftBrace) depth += 1;
      else if (code === rightBrace) {
        depth -= 1;
        if (depth === 0) return next;
      }
    }
  }
}

function upcomingClosing(state: Scan): number {
  return state.repairs.closings[state.nextClosing] ?? Infinity;
}

/** The end of the string that starts at `at`, or -1 for a `"""` that nothing closes. */
function quotedEnd(state: Scan, at: number): number {
  const { text, repairs } = state;
  if (!isTriple(text, at)) return stringEnd(text, at);
  return openTripleEnd(repairs, at) ?? tripleEnd(text, at);
}

function string(state: Scan): void {
  if (state.before === Before.Ended) cut(state);
  const end = quotedEnd(state, state.at);
  if (state.statement === Statement.Import) state.statement = Statement.Plain;
  token(state, end, Before.Complete);
  if (end < 0) state.at = end;
}

function punctuation(state: Scan, code: number): void {
  const { text, at } = state;
  if (state.before === Before.Ended && code !== semicolon && code !== comma) cut(state);
  const isArrow = text.charCodeAt(at + 1) === greater && (code === dash || code === tilde);
  if (isArrow) token(state, at + 2, Before.Arrow);
  else if (wrongQuoteEnd(text, at) > at) token(state, wrongQuoteEnd(text, at), Before.Open);
  else if (code === rightBracket) {
    state.bracketDepth = Math.max(0, state.bracketDepth - 1);
    token(state, at + 1, Before.Complete);
  } else token(state, at + 1, code === rightBrace || code === semicolon ? Before.Ended : Before.Open);
}

/** Ends the segment after its last token, or behind the comments on that token's line when the next one stands on a later line. */
function cut(state: Scan): void {
  endSegment(state, state.newline ? state.tail : state.tokenEnd);
  state.before = Before.Nothing;
  state.statement = Statement.Plain;
  state.bracketDepth = 0;
}

function endSegment(state: Scan, end: number): void {
  state.segments.push({ start: state.start, end, repairs: repairsWithin(state.repairs, state.start, end) });
  state.start = end;
}
