import type { DrawOptions } from "./drawing.js";
import type { Flowchart } from "./flowchart.js";

type Direction = NonNullable<DrawOptions["direction"]>;

/* About what Mermaid's layout takes for a node with the room to the next, and the room that a preview or a page has. */
const across = 165;
const along = 95;
const page = { width: 1000, height: 800 };
/** Nothing is gained by drawing larger than that. */
const largest = 1.15;

/** The direction in which the chart can be drawn larger: labels are wide, so that what fans out far is better drawn to the right. */
export function betterDirection(chart: Flowchart): Direction {
  const layers = layersOf(chart);
  const widest = Math.max(1, ...layers);
  const deep = Math.max(1, layers.length);
  const down = Math.min(page.width / (widest * across), page.height / (deep * along), largest);
  const right = Math.min(page.width / (deep * across), page.height / (widest * along), largest);
  return right > down * 1.05 ? "right" : "down";
}

/** How many nodes each layer has when every edge leads to a later one; edges that close a cycle are left out. */
function layersOf({ nodes, edges }: Flowchart): readonly number[] {
  const targets = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) targets.get(source)?.push(target);
  const depths = new Map<string, number>();
  const placed = new Set<string>();
  for (const id of topologicalOrder(targets)) {
    const depth = depths.get(id) ?? 0;
    depths.set(id, depth);
    placed.add(id);
    for (const target of targets.get(id) ?? []) {
      if (!placed.has(target)) depths.set(target, Math.max(depths.get(target) ?? 0, depth + 1));
    }
  }
  const layers: number[] = [];
  for (const depth of depths.values()) layers[depth] = (layers[depth] ?? 0) + 1;
  return Array.from(layers, (count) => count ?? 0);
}

/** Every node before what it leads to, but for edges that close a cycle. Walks with a stack of its own: chains may be long. */
function topologicalOrder(targets: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const finished: string[] = [];
  for (const start of targets.keys()) {
    const stack = [{ id: start, next: 0 }];
    if (seen.has(start)) continue;
    seen.add(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = targets.get(top.id)?.[top.next++];
      if (target === undefined) finished.push((stack.pop() as { id: string }).id);
      else if (!seen.has(target)) {
        seen.add(target);
        stack.push({ id: target, next: 0 });
      }
    }
  }
  return finished.reverse();
}
