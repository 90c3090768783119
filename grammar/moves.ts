import type { Span } from "../server/src/text/span.js";
import type { Entry } from "./ast.js";
import { kindInfo } from "./schema/kinds.js";
import { linkProperties } from "./schema/properties.js";
import type { Properties } from "./schema/types.js";
import type { Chunk, FileSyntax } from "./syntax.js";

/*
 * Much of what is typed changes nothing of what a design says: a title, a description, a comment, an empty line. Such an edit moves places and does
 * nothing else, so that what was said of the text before holds for the text after.
 */

/** Gives for a place in the text before the same place in the text after; both count from the start of the file. */
export type Moves = (place: Span) => Span;

/** One edit within a chunk, its offsets relative to the chunk before: what stood between `from` and `to` is another text, `by` longer. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

const noChange: Change = { from: Infinity, to: Infinity, by: 0 };

interface MovedChunk {
  readonly start: number;
  readonly newStart: number;
  readonly change: Change;
}

/**
 * How places move from one syntax of a file to a later one, where both say the same but for layout, comments and prose (see the schema);
 * undefined where they do not.
 */
export function movesBetween(before: FileSyntax, after: FileSyntax): Moves | undefined {
  if (before.chunks.length !== after.chunks.length) return undefined;
  const moved: MovedChunk[] = [];
  for (const [index, { chunk, start }] of before.chunks.entries()) {
    const now = after.chunks[index];
    if (now === undefined) return undefined;
    const change = now.chunk === chunk ? noChange : changeBetween(chunk, now.chunk);
    if (change === undefined) return undefined;
    moved.push({ start, newStart: now.start, change });
  }
  return (place) => {
    const end = moveOffset(moved, place.end, endAfter);
    return { start: place.start === place.end ? end : moveOffset(moved, place.start, startAfter), end };
  };
}

function moveOffset(moved: readonly MovedChunk[], offset: number, inChunk: typeof startAfter): number {
  const chunk = lastFrom(moved, offset);
  return chunk === undefined ? offset : chunk.newStart + inChunk(chunk.change, offset - chunk.start);
}

/** The last chunk that starts at or before the offset, by bisection. */
function lastFrom(moved: readonly MovedChunk[], offset: number): MovedChunk | undefined {
  let [low, high] = [0, moved.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((moved[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return moved[low];
}

/** Where what starts at an offset starts after the change: what is put before it pushes it on. NaN within what is changed. */
function startAfter({ from, to, by }: Change, offset: number): number {
  if (offset < from) return offset;
  return offset >= to ? offset + by : NaN;
}

/** Where what ends at an offset ends after the change: what is put behind it is no part of it. NaN within what is changed. */
function endAfter({ from, to, by }: Change, offset: number): number {
  if (offset <= from) return offset;
  return offset >= to ? offset + by : NaN;
}

/** What has changed between two chunks that say the same. */
function changeBetween(before: Chunk, after: Chunk): Change | undefined {
  if (before.problems.length + after.problems.length > 0) return undefined;
  if (JSON.stringify(before.context) !== JSON.stringify(after.context)) return undefined;
  if (before.text === after.text) return noChange;
  const change = textChange(before.text, after.text);
  return isSame(before.entries, after.entries, change, {}) ? change : undefined;
}

function textChange(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let behind = 0;
  while (behind < shorter - from && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return { from, to: before.length - behind, by: after.length - before.length };
}

/** Whether two parts of syntax trees are the same at places that the change moves, prose apart; `properties` are those that may stand in them. */
function isSame(before: unknown, after: unknown, change: Change, properties: Properties): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((item, at) => isSame(item, after[at], change, properties));
  }
  if (!isRecord(before) || !isRecord(after)) return before === after;
  if (isSpan(before)) return isSpan(after) && isMoved(before, after, change);
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length) return false;
  const inside = propertiesIn(before, properties);
  return keys.every((key) =>
    isProse(before, key, properties)
      ? isSameProse(before[key], after[key], change)
      : isSame(before[key], after[key], change, inside),
  );
}

function isMoved(before: Span, after: Span, change: Change): boolean {
  return startAfter(change, before.start) === after.start && endAfter(change, before.end) === after.end;
}

/** Strings, whatever their text. */
function isSameProse(before: unknown, after: unknown, change: Change): boolean {
  return isSame(withoutText(before), withoutText(after), change, {});
}

function withoutText(value: unknown): unknown {
  const isString = typeof value === "object" && value !== null && "kind" in value && value.kind === "string";
  return isString ? { ...value, text: "" } : value;
}

function isProse(node: Node, key: string, properties: Properties): boolean {
  if (node.kind === "property") return key === "value" && properties[node.key.name]?.prose === true;
  return key === "title" && propertiesIn(node, {})["title"]?.prose === true;
}

/** What may stand in the body of a node; whatever is no node of its own hands on `around`. */
function propertiesIn(node: Node, around: Properties): Properties {
  switch (node.kind) {
    case "block":
      return kindInfo(node.keyword.name)?.properties ?? {};
    case "link":
    case "arrow-defaults":
      return linkProperties;
    case "property":
      return around[node.key.name]?.block?.properties ?? {};
    case undefined:
      return around;
    default:
      return {};
  }
}

/** A node of the tree, or a part of one that has no kind. */
type Node = Entry | (Readonly<Record<string, unknown>> & { readonly kind?: undefined });

function isRecord(value: unknown): value is Node & Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value;
}
