import type { FileSyntax, PlacedChunk } from "../../../../grammar/syntax.js";
import { touches } from "../../text/span.js";
import type { Word } from "./word.js";
import { wordsOf } from "./words-of.js";

/** A word at its place in a file. */
export interface PlacedWord {
  readonly word: Word;
  readonly chunk: PlacedChunk;
}

/** The chunk that holds the offset; of two that meet there the first. Undefined in an empty file. */
export function chunkAt(syntax: FileSyntax, offset: number): PlacedChunk | undefined {
  let low = 0;
  let high = syntax.chunks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const chunk = syntax.chunks[middle];
    if (chunk && endOf(chunk) < offset) low = middle + 1;
    else high = middle;
  }
  return syntax.chunks[low];
}

/** The word that touches the offset: the one that begins there before the one that ends there. */
export function wordAt(syntax: FileSyntax, offset: number): PlacedWord | undefined {
  const first = chunkAt(syntax, offset);
  if (!first) return undefined;
  const next = endOf(first) === offset ? syntax.chunks[syntax.chunks.indexOf(first) + 1] : undefined;
  const found = [first, next].flatMap((chunk) => (chunk ? wordsTouching(chunk, offset) : []));
  return found.find(({ word, chunk }) => chunk.start + word.span.end > offset) ?? found[0];
}

function wordsTouching(chunk: PlacedChunk, offset: number): PlacedWord[] {
  const words = wordsOf(chunk.chunk).filter((word) => touches(word.span, offset - chunk.start));
  return words.map((word) => ({ word, chunk }));
}

/** The file offset at which the chunk ends. */
export function endOf({ chunk, start }: PlacedChunk): number {
  return start + chunk.text.length;
}
