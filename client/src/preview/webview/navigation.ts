import type { ShownDrawing } from "./dom-map.js";

export type Direction = "left" | "right" | "up" | "down";

/** The node that lies next to another in a direction: near in it, and not far off to the side. */
export function neighbour(shown: ShownDrawing, id: string, direction: Direction): string | undefined {
  const from = shown.nodes.get(id) ?? shown.edges.get(id);
  if (!from) return undefined;
  const origin = centre(from.element);
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const [other, { element }] of shown.nodes) {
    if (other === id) continue;
    const [ahead, aside] = offsets(origin, centre(element), direction);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && (best === undefined || cost < best.cost)) best = { id: other, cost };
  }
  return best?.id;
}

function centre(element: Element): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

type Point = ReturnType<typeof centre>;

/** How far `to` lies ahead of `from` in a direction, and how far off to the side. */
function offsets(from: Point, to: Point, direction: Direction): [ahead: number, aside: number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  switch (direction) {
    case "left":
      return [-dx, Math.abs(dy)];
    case "right":
      return [dx, Math.abs(dy)];
    case "up":
      return [-dy, Math.abs(dx)];
    case "down":
      return [dy, Math.abs(dx)];
  }
}

/** The link of a node that follows `current` among its links; the first one where `current` is none of them. */
export function nextLink(shown: ShownDrawing, node: string, current: string | undefined): string | undefined {
  const links = shown.drawing.edges
    .filter((edge) => edge.source === node || edge.target === node)
    .map((edge) => edge.id);
  return following(links, current);
}

/** The part with an open finding that follows `current`, nodes before links. */
export function nextFinding(shown: ShownDrawing, current: string | undefined): string | undefined {
  const parts = [...shown.drawing.nodes, ...shown.drawing.edges];
  const marked = parts.filter((part) => part.findings.some((finding) => !finding.accepted)).map((part) => part.id);
  return following(marked, current);
}

function following(ids: readonly string[], current: string | undefined): string | undefined {
  const index = current === undefined ? -1 : ids.indexOf(current);
  return ids[(index + 1) % ids.length];
}
