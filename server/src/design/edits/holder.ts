import type { Body } from "../../../../grammar/ast.js";
import { kinds, type KindName } from "../../../../grammar/schema/kinds.js";
import { linkProperties } from "../../../../grammar/schema/properties.js";
import type { BlockShape } from "../../../../grammar/schema/types.js";
import type { PlacedChunk } from "../../../../grammar/syntax.js";
import type { Container, DesignHeading, Element, Flow } from "../model.js";
import type { PropertySource } from "../read.js";

/** Something with a body into which properties are written. */
export interface Holder {
  readonly uri: string;
  readonly chunk: PlacedChunk;
  readonly body?: Body;
  /** Where a body would begin that is not there yet, relative to the chunk. */
  readonly end: number;
  /** The keys that may stand in it, in the order in which they are written. */
  readonly keys: readonly string[];
}

/** The body of an element, flow, container or design. */
export function holderOf(target: Element | Flow | DesignHeading | Container): Holder {
  const { place, node } = target;
  return {
    uri: place.uri,
    chunk: place.chunk,
    body: node.body,
    end: (node.title ?? node.name ?? node.keyword).span.end,
    keys: Object.keys(kinds[kindOf(target)].properties),
  };
}

function kindOf(target: Element | Flow | DesignHeading | Container): KindName {
  if (target.type === "heading") return "design";
  return target.type === "flow" ? "flow" : target.kind;
}

/** The block of a property such as `retry { … }`. */
export function blockHolder({ place, node }: PropertySource, shape: BlockShape): Holder {
  return {
    uri: place.uri,
    chunk: place.chunk,
    body: node.body,
    end: node.key.span.end,
    keys: Object.keys(shape.properties),
  };
}

/** The shape of the block that a property takes; undefined for a key that takes none. Keys mean the same block wherever they stand. */
export function blockShape(key: string): BlockShape | undefined {
  for (const { properties } of [{ properties: linkProperties }, ...Object.values(kinds)]) {
    const type = (properties as Readonly<Record<string, { readonly block?: BlockShape }>>)[key];
    if (type?.block !== undefined) return type.block;
  }
  return undefined;
}
