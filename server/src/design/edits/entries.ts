import type { Body, Entry } from "../../../../grammar/ast.js";
import { isBlank } from "../../../../grammar/characters.js";
import { shift, type Span } from "../../text/span.js";
import type { FileEdit } from "../model.js";
import type { Holder } from "./holder.js";
import {
  beginsLine,
  indentation,
  indentOf,
  lineEnd,
  lineStart,
  lineWidth,
  newlineOf,
  restIsComment,
  separator,
  spansLines,
} from "./layout.js";

/** `key: value`, or `key { … }` for a value that is a block. */
export function propertyText(key: string, value: string): string {
  return value.startsWith("{") ? `${key} ${value}` : `${key}: ${value}`;
}

/** A key and its value as text. */
export type PropertyEntry = readonly [key: string, value: string];

/** `{ a: 1  b: 2 }`, its entries in the order of `keys`. */
export function blockText(entries: readonly PropertyEntry[], keys: readonly string[]): string {
  const sorted = [...entries].sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
  return `{ ${sorted.map(([key, value]) => propertyText(key, value)).join(separator)} }`;
}

/** Writes properties into the body, each in the schema's order; those that stand there under their keys are replaced. */
export function putProperties(holder: Holder, entries: readonly PropertyEntry[]): FileEdit[] {
  const sorted = [...entries].sort(([a], [b]) => holder.keys.indexOf(a) - holder.keys.indexOf(b));
  return editsOf(
    holder,
    sorted.map(([key, value]) => propertyChange(holder, key, value)),
  );
}

/** As `putProperties`, for one. */
export function putProperty(holder: Holder, key: string, value: string): FileEdit {
  return onlyEdit(holder, propertyChange(holder, key, value));
}

/** Writes an entry behind all others, into a body made for it where there is none. */
export function appendEntry(holder: Holder, text: string): FileEdit {
  return onlyEdit(holder, { text, after: holder.body?.entries.at(-1) });
}

/** An entry to write: in the place of another, or after one; after none, it comes first. */
interface Change {
  readonly text: string;
  readonly replaces?: Entry;
  readonly after?: Entry;
}

function propertyChange(holder: Holder, key: string, value: string): Change {
  const text = propertyText(key, value);
  const replaces = holder.body?.entries.find((entry) => entry.kind === "property" && entry.key.name === key);
  return replaces === undefined ? { text, after: precedingProperty(holder, key) } : { text, replaces };
}

/** The last property that the order puts before `key`; undefined where the new one comes first. */
function precedingProperty({ body, keys }: Holder, key: string): Entry | undefined {
  const rank = keys.indexOf(key);
  return body?.entries.filter((entry) => entry.kind === "property" && keys.indexOf(entry.key.name) < rank).at(-1);
}

function editsOf(holder: Holder, changes: readonly Change[]): FileEdit[] {
  const { body, end } = holder;
  if (body === undefined) return [edit(holder, at(end), ` { ${changes.map(({ text }) => text).join(separator)} }`)];
  if (!isOneLine(holder, body)) return joined(changes.map((change) => intoLines(holder, body, change)));
  const edits = joined(changes.map((change) => intoLine(holder, body, change)));
  return isTooLong(holder, body, edits) ? [overLines(holder, body, changes)] : edits;
}

/** One change is one edit. */
function onlyEdit(holder: Holder, change: Change): FileEdit {
  const [only = edit(holder, at(holder.end), "")] = editsOf(holder, [change]);
  return only;
}

/** Edits of which several have the same span become one. */
function joined(edits: readonly FileEdit[]): FileEdit[] {
  const bySpan = new Map<string, FileEdit>();
  for (const one of edits) {
    const key = `${one.span.start} ${one.span.end}`;
    bySpan.set(key, { ...one, text: (bySpan.get(key)?.text ?? "") + one.text });
  }
  return [...bySpan.values()];
}

function isOneLine({ chunk }: Holder, body: Body): boolean {
  return !spansLines(chunk.chunk.text, body.span);
}

/** Whether the line of a body grows past its width; one that was too long before, or that holds comments, is left as it is. */
function isTooLong(holder: Holder, body: Body, edits: readonly FileEdit[]): boolean {
  const source = holder.chunk.chunk.text;
  const length = lineEnd(source, body.span.start) - lineStart(source, body.span.start);
  const grown = edits.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), length);
  return grown > lineWidth && grown > length && !hasComments(holder, insideOf(body));
}

function intoLine(holder: Holder, body: Body, { text, replaces, after }: Change): FileEdit {
  if (replaces !== undefined) return edit(holder, replaces.span, text);
  const source = holder.chunk.chunk.text;
  const inside = insideOf(body);
  if (/^\s*$/.test(source.slice(inside.start, inside.end))) return edit(holder, inside, ` ${text} `);
  if (after !== undefined) return edit(holder, at(after.span.end), `${separator}${text}`);
  return edit(holder, at(body.open.end), ` ${text}${leadingGap(source, body)}`);
}

/** The gap that the first entry keeps: one space is there already. */
function leadingGap(source: string, body: Body): string {
  return /\s/.test(source[body.open.end] ?? "") ? " " : separator;
}

/** Lays a body of one line out over several, with the changes made. */
function overLines(holder: Holder, body: Body, changes: readonly Change[]): FileEdit {
  const source = holder.chunk.chunk.text;
  const newline = newlineOf(source);
  const outer = indentOf(source, body.span.start);
  const following = (entry: Entry | undefined) =>
    changes.filter(({ replaces, after }) => replaces === undefined && after === entry).map(({ text }) => text);
  const texts = body.entries.flatMap((entry) => {
    const replaced = changes.find(({ replaces }) => replaces === entry)?.text;
    return [replaced ?? source.slice(entry.span.start, entry.span.end), ...following(entry)];
  });
  const lines = [...following(undefined), ...texts].map((text) => `${newline}${outer}${indentation}${text}`);
  return edit(holder, body.span, `{${lines.join("")}${newline}${outer}}`);
}

function intoLines(holder: Holder, body: Body, { text, replaces, after }: Change): FileEdit {
  if (replaces !== undefined) return edit(holder, replaces.span, text);
  const source = holder.chunk.chunk.text;
  const newline = newlineOf(source);
  const anchor = after?.span.end ?? body.open.end;
  if (!restIsComment(source, anchor)) {
    if (after !== undefined) return edit(holder, at(anchor), `${separator}${text}`);
    return edit(holder, at(anchor), `${newline}${innerIndent(source, body)}${text}`);
  }
  const indent =
    after !== undefined && beginsLine(source, after.span.start) ? indentOf(source, after.span.start) : undefined;
  return edit(holder, at(lineEnd(source, anchor)), `${newline}${indent ?? innerIndent(source, body)}${text}`);
}

function innerIndent(source: string, body: Body): string {
  const first = body.entries.find(({ span }) => beginsLine(source, span.start));
  return first === undefined ? indentOf(source, body.span.start) + indentation : indentOf(source, first.span.start);
}

/** Between the braces, white space included. */
function insideOf(body: Body): Span {
  return { start: body.open.end, end: body.close?.start ?? body.open.end };
}

function hasComments({ chunk }: Holder, { start, end }: Span): boolean {
  return chunk.chunk.comments.some(({ span }) => start <= span.start && span.end <= end);
}

/** Takes an entry out, with its line where it has it for itself, else with the gap before it. */
export function removeEntry(holder: Holder, span: Span): FileEdit {
  const source = holder.chunk.chunk.text;
  if (beginsLine(source, span.start) && /^[ \t]*$/.test(source.slice(span.end, lineEnd(source, span.end)))) {
    const start = lineStart(source, span.start);
    const end = lineEnd(source, span.end);
    return edit(holder, { start, end: end + lineBreakLength(source, end) }, "");
  }
  let start = span.start;
  while (start > 0 && isBlank(source.charCodeAt(start - 1))) start -= 1;
  return edit(holder, { start, end: span.end }, "");
}

function lineBreakLength(source: string, offset: number): number {
  return /^(?:\r\n|\n|\r)/.exec(source.slice(offset))?.[0].length ?? 0;
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** An edit at a span of the holder's chunk. */
export function edit({ uri, chunk }: Pick<Holder, "uri" | "chunk">, span: Span, text: string): FileEdit {
  return { uri, span: shift(span, chunk.start), text };
}
