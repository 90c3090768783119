import type { FileSyntax, PlacedChunk } from "./syntax.js";

/** What an edit leaves alone: chunks before it and chunks behind it, at their new places. */
export interface Kept {
  readonly before: readonly PlacedChunk[];
  readonly behind: readonly PlacedChunk[];
  /** The chunks between them as they were. */
  readonly changed: readonly PlacedChunk[];
}

/** How many unchanged chunks on each side are read again, for where a chunk ends is told by what follows it. */
const overlap = 2;

/**
 * What of an earlier syntax surely stands in the text as it did. Nothing but whole chunks without problems: braces or quotes that are not
 * balanced, and a `/*` that nothing closes, have an effect on all that follows or precedes.
 */
export function keptChunks(text: string, { text: old, chunks }: FileSyntax): Kept | undefined {
  const by = text.length - old.length;
  let first = 0;
  while (first < chunks.length && isAt(text, chunks[first], 0)) first += 1;
  let last = chunks.length;
  while (last > first && isAt(text, chunks[last - 1], by)) last -= 1;
  const from = Math.max(first - overlap, 0);
  const to = Math.min(last + overlap, chunks.length);
  const changedAt = chunks[from]?.start ?? 0;
  if (old.lastIndexOf("*/") >= changedAt !== text.lastIndexOf("*/") >= changedAt) return undefined;
  const before = chunks.slice(0, from);
  const behind = chunks.slice(to).map(({ chunk, start }) => ({ chunk, start: start + by }));
  if ([...before, ...behind].some(({ chunk }) => chunk.problems.length > 0)) return undefined;
  return { before, behind, changed: chunks.slice(from, to) };
}

function isAt(text: string, placed: PlacedChunk | undefined, by: number): boolean {
  return placed !== undefined && placed.start + by >= 0 && text.startsWith(placed.chunk.text, placed.start + by);
}
