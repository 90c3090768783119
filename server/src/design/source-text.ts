import type { PropertySource } from "./read.js";

/** The value of a property as it is written, such as `100/s` or `{ limit: 100/s }`. */
export function valueTextOf({ node, place }: PropertySource): string {
  const span = node.value?.span ?? node.body?.span ?? node.span;
  return place.chunk.chunk.text.slice(span.start, span.end);
}
