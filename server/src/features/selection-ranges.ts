import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Body, Entry, Value } from "../../../grammar/ast.js";
import type { FileSyntax } from "../../../grammar/syntax.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { cover, shift, touches, type Span } from "../text/span.js";
import { chunkAt, wordAt } from "./words/word-at.js";

/** For each position the ranges by which a selection grows: word, value, property, what stands in the braces, block, file. */
export function selectionRanges(snapshot: Snapshot, uri: string, positions: readonly Position[]): SelectionRange[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return positions.map((position) => ({ range: { start: position, end: position } }));
  const lines = lineIndexOf(syntax);
  return positions.map((position) => {
    const spans = growing(syntax, lines.offsetAt(position));
    return spans.reduce<SelectionRange | undefined>(
      (parent, span) => ({ range: lines.rangeOf(span), parent }),
      undefined,
    ) as SelectionRange;
  });
}

/** The spans around the offset, the widest first, each inside the one before. At least the file. */
function growing(syntax: FileSyntax, offset: number): Span[] {
  const chunk = chunkAt(syntax, offset);
  const word = wordAt(syntax, offset);
  const inside = chunk ? around(chunk.chunk.entries, offset - chunk.start).map((span) => shift(span, chunk.start)) : [];
  const all = [{ start: 0, end: syntax.text.length }, ...inside];
  if (word) all.push(shift(word.word.span, word.chunk.start));
  return all.filter((span, index) => isInside(span, all[index - 1]));
}

function isInside(span: Span, outer: Span | undefined): boolean {
  if (!outer) return true;
  return span.start >= outer.start && span.end <= outer.end && span.end - span.start < outer.end - outer.start;
}

function around(entries: readonly Entry[], offset: number): Span[] {
  const entry = entries.find(({ span }) => touches(span, offset));
  if (!entry) return [];
  const spans = [entry.span, ...headSpans(entry, offset)];
  if ("body" in entry && entry.body && touches(entry.body.span, offset))
    spans.push(...aroundInBody(entry.body, offset));
  if (entry.kind === "property" && entry.value) spans.push(...aroundInValue(entry.value, offset));
  return spans;
}

/** The path of a link, and the side of it. */
function headSpans(entry: Entry, offset: number): Span[] {
  if (entry.kind !== "link") return [];
  const [first, last] = [entry.endpoints[0], entry.endpoints.at(-1)];
  const side = entry.endpoints.find(({ span }) => touches(span, offset));
  return first && last && side ? [cover(first.span, last.span), side.span] : [];
}

/** The braces, what stands between them, and what is there. */
function aroundInBody({ span, open, close, entries }: Body, offset: number): Span[] {
  const [first, last] = [entries[0], entries.at(-1)];
  const inner =
    first && last && offset > open.start && offset < (close?.end ?? Infinity) ? [cover(first.span, last.span)] : [];
  return [span, ...inner.filter((inside) => touches(inside, offset)), ...around(entries, offset)];
}

function aroundInValue(value: Value, offset: number): Span[] {
  if (!touches(value.span, offset)) return [];
  const item = value.kind === "list" ? value.items.find(({ span }) => touches(span, offset)) : undefined;
  return item ? [value.span, item.span] : [value.span];
}
