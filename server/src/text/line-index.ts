import type { Span } from "./span.js";

/** A place in a text as editors count: lines and UTF-16 columns from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export interface LineRange {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** Where the lines of a text begin; LF, CRLF and CR end a line. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets out of the text count as its ends. */
  positionAt(offset: number): LinePosition {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#lineOf(inside);
    return { line, character: inside - this.startOf(line) };
  }

  /** The offset of a position; a column behind its line's end counts as the end, a line behind the last as the end of the text. */
  offsetAt({ line, character }: LinePosition): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.#text.length;
    return Math.min(this.startOf(line) + Math.max(character, 0), this.endOf(line));
  }

  rangeOf({ start, end }: Span): LineRange {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  spanOf({ start, end }: LineRange): Span {
    const [first, last] = [this.offsetAt(start), this.offsetAt(end)];
    return first <= last ? { start: first, end: last } : { start: last, end: first };
  }

  /** The offset at which the line begins. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** The offset of the line's end, before its line break. */
  endOf(line: number): number {
    let end = line + 1 < this.#starts.length ? this.startOf(line + 1) : this.#text.length;
    while (end > this.startOf(line) && isBreak(this.#text.charCodeAt(end - 1))) end -= 1;
    return end;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const remembered = new WeakMap<object, LineIndex>();

/** The line index of a text's holder, such as a parsed file; made once for each. */
export function lineIndexOf(file: { readonly text: string }): LineIndex {
  const known = remembered.get(file);
  if (known) return known;
  const index = new LineIndex(file.text);
  remembered.set(file, index);
  return index;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    // by far the quickest, and after each edit the whole text is gone through
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isBreak(code)) continue;
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1;
    starts.push(at + 1);
  }
  return starts;
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
