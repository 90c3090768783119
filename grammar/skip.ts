import {
  backslash,
  colon,
  comma,
  isBlank,
  isLineBreak,
  isWhitespace,
  leftBrace,
  leftBracket,
  quote,
  rightBrace,
  rightBracket,
  semicolon,
  slash,
  star,
} from "./characters.js";

/* Where strings and comments end. Scanner and lexer share this, so that they never disagree. */

/** A text with what is needed to skip its comments in linear time. */
export interface Source {
  readonly text: string;
  /** Where the last `*\/` stands, or -1: a `/*` after it is never closed. */
  readonly lastCommentClose: number;
}

/** Prepares a text for skipping. */
export function sourceOf(text: string): Source {
  return { text, lastCommentClose: text.lastIndexOf("*/") };
}

/** The end of a line from `at`: the offset of its line break, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end += 1;
  return end;
}

/** Whether a comment starts at `at`, where a `/` stands. */
export function isComment(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === slash || next === star;
}

/** The end of the comment that starts at `at`. A block comment that nothing closes ends with its line. */
export function commentEnd(source: Source, at: number): number {
  const { text } = source;
  if (text.charCodeAt(at + 1) === slash || at + 2 > source.lastCommentClose) return lineEnd(text, at);
  return text.indexOf("*/", at + 2) + 2;
}

/** Whether three quotes stand at `at`. */
export function isTriple(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
}

/** The end of the `"""` string that starts at `at`, or -1 when nothing closes it. */
export function tripleEnd(text: string, at: number): number {
  const close = text.indexOf('"""', at + 3);
  return close < 0 ? -1 : close + 3;
}

const arrowCharacter = /[-=~<>\u2013\u2014\u2190-\u21ff]/;

/** The end of the run of characters that arrows are made of; `at` itself when none stands there. */
export function arrowRunEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && arrowCharacter.test(text.charAt(end))) end += 1;
  return end;
}

const wrongQuoted = /'[^'"{}[\];/\r\n]*'|\u201c[^\u201d"{}[\];/\r\n]*\u201d/y;

/** The end of a string in other quotes than the language's, on one line and without structure; -1 when none starts at `at`. */
export function wrongQuoteEnd(text: string, at: number): number {
  wrongQuoted.lastIndex = at;
  return wrongQuoted.test(text) ? wrongQuoted.lastIndex : -1;
}

/** Where the one-line string that starts at `at` ends, and whether a quote closes it there. */
export function stringEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === quote) return end + 1;
    if (code === backslash && !isLineBreak(text.charCodeAt(end + 1))) end += 2;
    else if (end >= text.length || isLineBreak(code)) return openStringEnd(text, at, Math.min(end, text.length));
    else end += 1;
  }
}

/** Whether the string from `start` to `end` has its closing quote. */
export function isClosed(text: string, start: number, end: number): boolean {
  if (end - start < 2 || text.charCodeAt(end - 1) !== quote) return false;
  let escapes = 0;
  while (text.charCodeAt(end - 2 - escapes) === backslash) escapes += 1;
  return escapes % 2 === 0;
}

/** The end of a string that lacks its quote: its line's end without what more likely goes on after the string. */
function openStringEnd(text: string, start: number, limit: number): number {
  let end = limit;
  let opened = countOpen(text, start, end);
  for (; end > start + 1; end -= 1) {
    const code = text.charCodeAt(end - 1);
    if (isBlank(code) || code === comma || code === semicolon) continue;
    if (code === leftBrace && isBlank(text.charCodeAt(end - 2))) continue;
    if (code !== rightBrace && code !== rightBracket) break;
    if (opened >= 0) break;
    opened += 1;
  }
  return end;
}

/** How many more braces and brackets the stretch opens than it closes. */
function countOpen(text: string, start: number, end: number): number {
  let opened = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === leftBrace || code === leftBracket) opened += 1;
    else if (code === rightBrace || code === rightBracket) opened -= 1;
  }
  return opened;
}

/** The offset of the first character from `at` on that is neither white space nor comment. */
export function skipTrivia(source: Source, at: number): number {
  const { text } = source;
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (isWhitespace(code)) next += 1;
    else if (code === slash && isComment(text, next)) next = commentEnd(source, next);
    else return next;
  }
}

/** Whether a `:` is the next token from `at` on: what stands before it is a key, however it is spelled. */
export function isColonNext(source: Source, at: number): boolean {
  return source.text.charCodeAt(skipTrivia(source, at)) === colon;
}
