import type { Span } from "../../text/span.js";

/** One level of indentation, as the formatter writes it. */
export const indentation = "  ";
/** What stands between the entries of a body on one line. */
export const separator = "  ";
/** A body stays on one line while the line is no longer than this. */
export const lineWidth = 120;

/** The line end that the text uses; a line feed where it has none. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  return start;
}

/** The offset of the line's end, before the line break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return end;
}

/** The white space with which the line of `offset` begins. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), lineEnd(text, offset)))?.[0] ?? "";
}

export function spansLines(text: string, { start, end }: Span): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}

/** Whether nothing but white space and comments stands between `offset` and the end of its line. */
export function restIsComment(text: string, offset: number): boolean {
  return /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*)*(?:\/\/.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** Whether `offset` is the first thing on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
