import type { PlacedChunk } from "../../../../grammar/syntax.js";
import { shift, type Span } from "../../text/span.js";

/** The span of a declaration, given in its chunk, with the comments that stand right above it; in the file. */
export function withCommentAbove({ start, end }: Span, { chunk, start: chunkStart }: PlacedChunk): Span {
  let first = start;
  for (const { span } of [...chunk.comments].reverse()) {
    const between = chunk.text.slice(span.end, first);
    if (span.end <= first && /^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(between) && beginsLine(chunk.text, span.start))
      first = span.start;
  }
  return shift({ start: first, end }, chunkStart);
}

function beginsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t]*$/.test(text.slice(0, offset));
}
