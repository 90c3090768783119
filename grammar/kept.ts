import { commonPrefix, commonSuffix } from "./common-ends.js";
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
  const first = firstBehind(chunks, commonPrefix(text, old));
  const last = Math.max(first, firstFrom(chunks, old.length - commonSuffix(text, old)));
  const from = Math.max(first - overlap, 0);
  const to = Math.min(last + overlap, chunks.length);
  const changedAt = chunks[from]?.start ?? 0;
  if (old.lastIndexOf("*/") >= changedAt !== text.lastIndexOf("*/") >= changedAt) return undefined;
  const before = chunks.slice(0, from);
  const behind = chunks.slice(to).map(({ chunk, start }) => ({ chunk, start: start + by }));
  if (before.some(hasProblems) || behind.some(hasProblems)) return undefined;
  return { before, behind, changed: chunks.slice(from, to) };
}

/** The number of the first chunk that ends behind an offset. */
function firstBehind(chunks: readonly PlacedChunk[], offset: number): number {
  const found = chunks.findIndex(({ chunk, start }) => start + chunk.text.length > offset);
  return found === -1 ? chunks.length : found;
}

/** The number of the first chunk that begins at an offset or behind it. */
function firstFrom(chunks: readonly PlacedChunk[], offset: number): number {
  const found = chunks.findIndex(({ start }) => start >= offset);
  return found === -1 ? chunks.length : found;
}

function hasProblems({ chunk }: PlacedChunk): boolean {
  return chunk.problems.length > 0;
}
