import type { PlacedChunk } from "../../../grammar/syntax.js";
import { shift, type Span } from "../text/span.js";

/** A range of a design file. `span` is relative to the chunk, as in the syntax tree. */
export interface Place {
  readonly uri: string;
  readonly chunk: PlacedChunk;
  readonly span: Span;
}

/** A range of a file by absolute offsets. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

/** The absolute location of a place. */
export function locate(place: Place): Location {
  return { uri: place.uri, span: shift(place.span, place.chunk.start) };
}
