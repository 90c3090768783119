import type { Body, Entry } from "../../../../grammar/ast.js";
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
  const { body, end, keys } = holder;
  if (body === undefined) return [edit(holder, at(end), ` ${blockText(entries, keys)}`)];
  const sorted = [...entries].sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
  return joined(sorted.map(([key, value]) => putProperty(holder, key, value)));
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

/** Writes a property into the body, in the schema's order; one that stands there under the key is replaced. */
export function putProperty(holder: Holder, key: string, value: string): FileEdit {
  const text = propertyText(key, value);
  const present = holder.body?.entries.find((entry) => entry.kind === "property" && entry.key.name === key);
  if (present !== undefined) return edit(holder, present.span, text);
  return putEntry(holder, text, precedingProperty(holder, key));
}

/** Writes an entry after `after`, or after the properties, or into a body made for it. */
export function appendEntry(holder: Holder, text: string): FileEdit {
  return putEntry(holder, text, holder.body?.entries.at(-1));
}

function putEntry(holder: Holder, text: string, after: Entry | undefined): FileEdit {
  const { body, end } = holder;
  if (body === undefined) return edit(holder, at(end), ` { ${text} }`);
  if (isOneLine(holder, body)) return intoLine(holder, body, text, after);
  return intoLines(holder, body, text, after);
}

/** The last property that the order puts before `key`; undefined where the new one comes first. */
function precedingProperty({ body, keys }: Holder, key: string): Entry | undefined {
  const rank = keys.indexOf(key);
  return body?.entries.filter((entry) => entry.kind === "property" && keys.indexOf(entry.key.name) < rank).at(-1);
}

function isOneLine({ chunk }: Holder, body: Body): boolean {
  return !spansLines(chunk.chunk.text, body.span);
}

function intoLine(holder: Holder, body: Body, text: string, after: Entry | undefined): FileEdit {
  const source = holder.chunk.chunk.text;
  const length = lineEnd(source, body.span.start) - lineStart(source, body.span.start) + separator.length + text.length;
  const inside = insideOf(body);
  if (length > lineWidth && !hasComments(holder, inside)) return overLines(holder, body, text, after);
  if (/^\s*$/.test(source.slice(inside.start, inside.end))) return edit(holder, inside, ` ${text} `);
  if (after !== undefined) return edit(holder, at(after.span.end), `${separator}${text}`);
  return edit(holder, at(body.open.end), ` ${text}${leadingGap(source, body)}`);
}

/** The gap that the first entry keeps: one space is there already. */
function leadingGap(source: string, body: Body): string {
  return /\s/.test(source[body.open.end] ?? "") ? " " : separator;
}

/** Lays a body of one line out over several, with the new entry in its place. */
function overLines(holder: Holder, body: Body, text: string, after: Entry | undefined): FileEdit {
  const source = holder.chunk.chunk.text;
  const newline = newlineOf(source);
  const outer = indentOf(source, body.span.start);
  const texts = body.entries.map(({ span }) => source.slice(span.start, span.end));
  texts.splice(after === undefined ? 0 : body.entries.indexOf(after) + 1, 0, text);
  const lines = texts.map((one) => `${newline}${outer}${indentation}${one}`).join("");
  return edit(holder, body.span, `{${lines}${newline}${outer}}`);
}

function intoLines(holder: Holder, body: Body, text: string, after: Entry | undefined): FileEdit {
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
  const gap = /[ \t]*$/.exec(source.slice(0, span.start))?.[0].length ?? 0;
  return edit(holder, { start: span.start - gap, end: span.end }, "");
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
