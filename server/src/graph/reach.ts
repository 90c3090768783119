/**
 * All that is reached from the starts, the starts included, breadth first: the nearest come first. `next` gives what follows a node.
 * Linear in what is reached.
 */
export function reach<T>(starts: Iterable<T>, next: (node: T) => Iterable<T>): Set<T> {
  const reached = new Set(starts);
  // a set that grows while it is walked is a queue that holds each node once
  for (const node of reached) for (const following of next(node)) reached.add(following);
  return reached;
}

/** An edge that a search walks. */
export interface Edge<T> {
  readonly source: T;
  readonly target: T;
}

/**
 * The edge by which each node is reached first, breadth first, so that walking back gives a shortest path; undefined for the starts.
 * Linear in what is reached.
 */
export function reachBy<T, E extends Edge<T>>(
  starts: Iterable<T>,
  edges: (node: T) => Iterable<E>,
): Map<T, E | undefined> {
  const reached = new Map<T, E | undefined>();
  for (const start of starts) reached.set(start, undefined);
  for (const node of reached.keys()) {
    for (const edge of edges(node)) if (!reached.has(edge.target)) reached.set(edge.target, edge);
  }
  return reached;
}

/** The edges of the path to `node` in what `reachBy` found, from its start on. */
export function pathTo<T, E extends Edge<T>>(reached: ReadonlyMap<T, E | undefined>, node: T): readonly E[] {
  const path: E[] = [];
  for (let edge = reached.get(node); edge; edge = reached.get(edge.source)) path.push(edge);
  return path.reverse();
}
