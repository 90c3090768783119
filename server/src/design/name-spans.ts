import type { BlockNode, Identifier, LinkNode } from "../../../grammar/ast.js";
import type { Span } from "../text/span.js";

/** From a link's first name to its last. */
export function linkPath(node: LinkNode): Span {
  const first = node.endpoints[0];
  const last = node.endpoints.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : node.span;
}

/** Where a finding about a block stands: its name, else its title, else its keyword (review.md, Fine print, "Places"). */
export function nameSpan(node: BlockNode): Span {
  return node.name?.span ?? node.title?.span ?? node.keyword.span;
}

/** From one name of a link to another. */
export function spanBetween(source: Identifier, target: Identifier): Span {
  return { start: source.span.start, end: target.span.end };
}
