import type { Container, DesignHeading, Element, FileEdit, Flow } from "../model.js";
import type { BlockShape } from "../../../../grammar/schema/types.js";
import type { PropertySource } from "../read.js";
import { edit, propertyText, putProperties, removeEntry, type PropertyEntry } from "./entries.js";
import { blockHolder, blockShape, holderOf } from "./holder.js";

/*
 * Changes to what is stated. Values are text as it stands after the colon, such as `1s`; one that begins with `{` is a block. What the
 * text holds besides is left as it is; new properties stand in the schema's order.
 */

/** States a property on an element, flow, container or design; one that stands in its own body is replaced. */
export function setProperty(
  target: Element | Flow | DesignHeading | Container,
  key: string,
  value: string,
): FileEdit[] {
  return setProperties(target, [[key, value]]);
}

/** States several properties at once. */
export function setProperties(
  target: Element | Flow | DesignHeading | Container,
  properties: readonly PropertyEntry[],
): FileEdit[] {
  return putProperties(holderOf(target), properties);
}

/** Replaces a stated property where it is written: on its own, in defaults, on the host. */
export function replaceProperty(source: PropertySource, value: string): FileEdit[] {
  return [edit(source.place, source.place.span, propertyText(source.node.key.name, value))];
}

/** Removes a stated property where it is written. */
export function removeProperty(source: PropertySource): FileEdit[] {
  return [removeEntry({ uri: source.place.uri, chunk: source.place.chunk, end: 0, keys: [] }, source.place.span)];
}

/**
 * States a key inside a block property, such as `backoff` in `retry`. `retry: 3` becomes `retry { attempts: 3  backoff: exponential }`, and
 * stays short where the key is the main one. Throws for a property that takes no block.
 */
export function setInBlock(source: PropertySource, key: string, value: string): FileEdit[] {
  const { main } = shapeOf(source);
  const isShort = source.node.body === undefined && key === main;
  return isShort ? replaceProperty(source, value) : setAllInBlock(source, [[key, value]]);
}

/** States several keys inside a block property at once. Throws for a property that takes no block. */
export function setAllInBlock(source: PropertySource, entries: readonly PropertyEntry[]): FileEdit[] {
  const { node, place } = source;
  const shape = shapeOf(source);
  if (node.body !== undefined) return putProperties(blockHolder(source, shape), entries);
  const written = node.value && place.chunk.chunk.text.slice(node.value.span.start, node.value.span.end);
  const others = entries.filter(([key]) => key !== shape.main);
  const main = entries.find(([key]) => key === shape.main)?.[1] ?? written;
  const all: PropertyEntry[] = main === undefined ? others : [[shape.main, main], ...others];
  return replaceProperty(source, blockText(all, Object.keys(shape.properties)));
}

function shapeOf({ node }: PropertySource): BlockShape {
  const shape = blockShape(node.key.name);
  if (shape === undefined) throw new Error(`${node.key.name} takes no block`);
  return shape;
}

/** `{ a: 1  b: 2 }`, its entries in the order of `keys`. */
export function blockText(
  entries: readonly (readonly [key: string, value: string])[],
  keys: readonly string[],
): string {
  const sorted = [...entries].sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
  return `{ ${sorted.map(([key, value]) => propertyText(key, value)).join("  ")} }`;
}
