import { fenceText, lintelFences, quoteMarks, type Fence } from "./markdown-fences.js";
import type { Span } from "./span.js";

/** A change of a text by absolute offsets. */
export interface SpanEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Edits of fences as edits of the Markdown that they stand in. A fence's text has blanks for the marks of a quote, and its author's edits know no
 * margin: in a quote each line that they write gets the marks, in a list it is indented as the fence is. What changes nothing then is left out.
 *
 * @param markdown what the edits' offsets are in
 */
export function markdownEdits<E extends SpanEdit>(markdown: string, edits: readonly E[]): readonly E[] {
  const fences = lintelFences(markdown).map((fence) => ({ ...fence, margin: marginOf(markdown, fence) }));
  return edits.flatMap((edit) => {
    const { start, end } = edit.span;
    const fence = fences.find(({ content }) => content.start <= start && end <= content.end);
    if (fence === undefined) return [edit];
    const whole = withLineEnd(markdown, fence, edit);
    const isFramed = fence.quotes > 0 || fence.margin > 0;
    return isFramed && touchesLineStart(markdown, fence, whole) ? new Frame(markdown, fence).edit(whole) : [whole];
  });
}

/** What is written at the end of a fence ends with a line break: the mark that closes the fence stays on a line of its own. */
function withLineEnd<E extends SpanEdit>(markdown: string, { content, quotes }: Fence, edit: E): E {
  const { span, text } = edit;
  const before = markdown.slice(lineOf(markdown, span.start, quotes).marksEnd, span.start);
  const isLineKept = text !== "" || before.trim() !== "";
  const isAtEnd = span.end === content.end && content.end < markdown.length;
  if (!isAtEnd || !isLineKept || /[\r\n]$/.test(text)) return edit;
  const newline = /(?:\r\n|\n|\r)$/.exec(markdown.slice(0, content.start))?.[0] ?? "\n";
  return { ...edit, text: text + newline };
}

/** How many columns the fence's mark is indented, in a quote behind its marks. */
function marginOf(markdown: string, { content }: Fence): number {
  const opening = /[^\r\n]*(?=(?:\r\n|\n|\r)?$)/.exec(markdown.slice(0, content.start))?.[0] ?? "";
  const before = /^[^`~]*/.exec(opening)?.[0] ?? "";
  return before.replace(/^.*>[ \t]?/, "").length;
}

/** Whether the edit writes or takes a line break or a mark; all else is as it would be outside of a quote. */
function touchesLineStart(markdown: string, { quotes }: Fence, { span, text }: SpanEdit): boolean {
  if (/[\r\n]/.test(text) || /[\r\n]/.test(markdown.slice(span.start, span.end))) return true;
  return span.start < lineOf(markdown, span.start, quotes).marksEnd;
}

/** What stands before the lines of a fence. */
class Frame {
  readonly #markdown: string;
  readonly #quotes: number;
  /** The marks of a line that is new. */
  readonly #marks: string;
  readonly #margin: string;
  readonly #blanked: string;

  constructor(markdown: string, fence: Fence & { readonly margin: number }) {
    this.#markdown = markdown;
    this.#blanked = fenceText(markdown, fence);
    this.#quotes = fence.quotes;
    const lines = markdown.slice(fence.content.start, fence.content.end).split(/\r\n|\n|\r/);
    const marks = lines.map((line) => quoteMarks(line, fence.quotes));
    const filled = lines.findIndex((line, index) => line.slice(marks[index]?.length).trim() !== "");
    this.#marks = marks[Math.max(filled, 0)] ?? "";
    this.#margin = " ".repeat(fence.margin);
  }

  /** The whole lines that the edit touches, written anew with their marks; of those only what differs. */
  edit<E extends SpanEdit>(edit: E): readonly E[] {
    const { start: first, end: last } = this.#linesOf(edit);
    const span = { start: this.#startOf(edit, first, last), end: edit.span.end };
    const old = this.#markdown.slice(first.start, last.end);
    const change = difference(old, this.#written({ span, text: edit.text }, first, last), {
      before: span.start < first.marksEnd ? old.length : span.start - first.start,
      after: span.end < last.marksEnd ? old.length : last.end - span.end,
    });
    if (change === undefined) return [];
    const [start, end] = [first.start + change.span.start, first.start + change.span.end];
    return [{ ...edit, span: { start, end }, text: change.text }];
  }

  /** The line that the edit begins in and the one that it ends in, as far as they belong to the fence. */
  #linesOf({ span }: SpanEdit): { readonly start: Line; readonly end: Line } {
    const end = this.#lineOf(span.end);
    const closing = { start: span.end, end: span.end, marks: "", marksEnd: span.end };
    return { start: this.#lineOf(span.start), end: end.end > this.#blanked.length ? closing : end };
  }

  #lineOf(offset: number): Line {
    return lineOf(this.#markdown, offset, this.#quotes);
  }

  /** Whole lines go with their marks. */
  #startOf({ span, text }: SpanEdit, first: Line, last: Line): number {
    const isWhole = text === "" && span.end === last.start && span.end > span.start;
    return isWhole && this.#blanked.slice(first.start, span.start).trim() === "" ? first.start : span.start;
  }

  #written({ span, text }: SpanEdit, first: Line, last: Line): string {
    const before = this.#blanked.slice(first.start, span.start);
    const lines = (before + text + this.#blanked.slice(span.end, last.end)).split(/(\r\n|\n|\r)/);
    const isLastKept = span.end <= last.start;
    return lines
      .map((line, index) => {
        if (index % 2 === 1) return line;
        const isLast = index === lines.length - 1;
        if (isLast && isLastKept && (index > 0 || before === "")) return framed(last.marks, "", line);
        if (index > 0) return framed(this.#marks, this.#margin, line);
        return framed(first.marks, before.trim() === "" ? this.#margin : "", line);
      })
      .join("");
  }
}

/** The line with marks in the place of as many blanks, and what stands behind them no further left than the margin. */
function framed(marks: string, margin: string, line: string): string {
  const blanks = /^[ \t]*/.exec(line.slice(0, marks.length))?.[0].length ?? 0;
  const content = line.slice(blanks);
  if (content === "") return marks.trimEnd();
  return marks + (content.startsWith(margin) || content.trim() === "" ? content : margin + content.trimStart());
}

interface Line extends Span {
  readonly marks: string;
  readonly marksEnd: number;
}

/** The line in so many quotes that the offset stands in, without its line break. */
function lineOf(text: string, offset: number, quotes: number): Line {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const length = text.slice(offset).search(/[\r\n]/);
  const end = length < 0 ? text.length : offset + length;
  const marks = quoteMarks(text.slice(start, end), quotes);
  return { start, end, marks, marksEnd: start + marks.length };
}

/**
 * What makes one text the other, without what both begin and end with; undefined where they are the same.
 *
 * @param most how many characters at both ends may count as the same
 */
function difference(
  old: string,
  written: string,
  most: { readonly before: number; readonly after: number },
): SpanEdit | undefined {
  if (old === written) return undefined;
  const shorter = Math.min(old.length, written.length);
  let start = 0;
  while (start < Math.min(shorter, most.before) && old[start] === written[start]) start += 1;
  let same = 0;
  while (same < Math.min(shorter - start, most.after) && old.at(-1 - same) === written.at(-1 - same)) same += 1;
  return { span: { start, end: old.length - same }, text: written.slice(start, written.length - same) };
}
