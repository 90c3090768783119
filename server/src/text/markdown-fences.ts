import type { Span } from "./span.js";

/** A fenced code block of a Markdown text (CommonMark 0.31, section 4.5). */
export interface Fence {
  /** What stands after the backticks or tildes, such as `lintel fires`. */
  readonly info: string;
  /** The lines between the fences, by absolute offsets. */
  readonly content: Span;
  /** How many quotes it stands in: its lines begin with as many `>`. */
  readonly quotes: number;
}

const opening = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*(`{3,}|~{3,})[ \t]*([^\r\n]*)$/;

/** The fenced code blocks whose language is `lintel`, in order; one without an end goes to the end of the text. */
export function lintelFences(markdown: string): readonly Fence[] {
  return fences(markdown).filter(({ info }) => /^lintel(?:\s|$)/.test(info));
}

function fences(markdown: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: (Omit<Fence, "content"> & { readonly mark: string; readonly start: number }) | undefined;
  const close = ({ info, quotes, start }: NonNullable<typeof open>, end: number) =>
    found.push({ info, quotes, content: { start, end } });
  for (const line of linesOf(markdown)) {
    const [, mark = "", info = ""] = opening.exec(line.text) ?? [];
    if (open === undefined) {
      if (mark !== "" && !(mark.startsWith("`") && info.includes("`")))
        open = { mark, info: info.trim(), quotes: quotesIn(line.text), start: line.next };
    } else if (mark.startsWith(open.mark) && info.trim() === "") {
      close(open, line.start);
      open = undefined;
    }
  }
  if (open !== undefined) close(open, markdown.length);
  return found;
}

function* linesOf(text: string): Iterable<{ readonly text: string; readonly start: number; readonly next: number }> {
  const pattern = /\r\n|\n|\r|$/g;
  for (let start = 0; start < text.length;) {
    pattern.lastIndex = start;
    const end = pattern.exec(text);
    const stop = end?.index ?? text.length;
    const next = stop + (end?.[0].length ?? 0);
    yield { text: text.slice(start, stop), start, next };
    start = next;
  }
}

/**
 * The content of a fence at its true place: what stands before it, and the marks of a quote, are blank, so that offsets and lines are those of the
 * Markdown.
 */
export function fenceText(markdown: string, { content, quotes }: Fence): string {
  const inside = markdown.slice(content.start, content.end);
  const bare = quotes === 0 ? inside : inside.replace(/[^\r\n]+/g, (line) => withoutMarks(line, quotes));
  return blank(markdown.slice(0, content.start)) + bare;
}

/** The marks with which a line in so many quotes begins; a `>` more is part of what is quoted. */
export function quoteMarks(line: string, quotes: number): string {
  let marks = "";
  for (let count = 0; count < quotes; count += 1) {
    const mark = /^[ \t]*>[ \t]?/.exec(line.slice(marks.length))?.[0];
    if (mark === undefined) break;
    marks += mark;
  }
  return marks;
}

function withoutMarks(line: string, quotes: number): string {
  const marks = quoteMarks(line, quotes);
  return blank(marks) + line.slice(marks.length);
}

/** How many `>` stand before the mark that opens a fence. */
function quotesIn(opening: string): number {
  return (/^[^`~]*/.exec(opening)?.[0].match(/>/g) ?? []).length;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

/** The URI under which a fence of a Markdown file is a file of its own, in the same folder. */
export function fenceUri(markdownUri: string, index: number): string {
  return `${markdownUri}!lintel-${index}`;
}

/** Which fence of its Markdown file a URI names, from 0; undefined for the URI of a file. */
export function fenceNumber(uri: string): number | undefined {
  const number = /!lintel-(\d+)$/.exec(uri)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The URI of the document that holds the text: of a fence its Markdown file, else the file itself. */
export function documentUri(uri: string): string {
  return uri.replace(/!lintel-\d+$/, "");
}
