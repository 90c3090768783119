import type { Edge } from "./reach.js";

/** How paths are weighed. Growing along an edge never makes a value worse, and never turns the order of two values around. */
export interface Weighing<T, E extends Edge<T>, V> {
  /** What a path weighs that starts here; undefined where none does. */
  origin(node: T): V | undefined;
  grow(value: V, edge: E): V;
  /** Whether `value` outweighs `other`. */
  outweighs(value: V, other: V): boolean;
}

/** A path by its last edge, and what it weighs. */
export interface Trail<E, V> {
  readonly value: V;
  readonly edge?: E;
  readonly before?: Trail<E, V>;
}

/** The heaviest paths that were found. */
export interface HeaviestPaths<T, E, V> {
  to(node: T): Trail<E, V> | undefined;
  /** The heaviest of those whose last edge is this one. */
  over(edge: E): Trail<E, V> | undefined;
}

/** The edges of a trail from its start on. */
export function edgesOf<E, V>(trail: Trail<E, V> | undefined): readonly E[] {
  const edges: E[] = [];
  for (let current = trail; current?.edge !== undefined; current = current.before) edges.push(current.edge);
  return edges.reverse();
}

/** Cycles of up to so many nodes are searched whole: there are at most 7! = 5040 simple paths between two of its nodes. */
const SMALL_CYCLE = 7;

/**
 * The heaviest path to every node, none of which passes a node twice. Dynamic programming over the strongly connected components in
 * topological order (Cormen et al., "Introduction to Algorithms", 24.2, for a graph without cycles); inside a small cycle all simple paths
 * are tried, through a large one (finding a longest simple path is NP-hard) a path with the fewest edges is taken. Linear outside cycles.
 *
 * @param parts the strongly connected components, what they lead to first (components.ts)
 */
export function heaviestPaths<T, E extends Edge<T>, V>(
  parts: readonly (readonly T[])[],
  edges: (node: T) => readonly E[],
  weighing: Weighing<T, E, V>,
): HeaviestPaths<T, E, V> {
  const table = new TrailTable(edges, weighing);
  for (const part of [...parts].reverse()) table.pass(part);
  return table;
}

class TrailTable<T, E extends Edge<T>, V> implements HeaviestPaths<T, E, V> {
  readonly #edges: (node: T) => readonly E[];
  readonly #weighing: Weighing<T, E, V>;
  readonly #byNode = new Map<T, Trail<E, V>>();
  /** Within cycles: elsewhere a trail over an edge goes on from that to its source. */
  readonly #byEdge = new Map<E, Trail<E, V>>();
  readonly #cycleOf = new Map<T, ReadonlySet<T>>();

  constructor(edges: (node: T) => readonly E[], weighing: Weighing<T, E, V>) {
    this.#edges = edges;
    this.#weighing = weighing;
  }

  to(node: T): Trail<E, V> | undefined {
    return this.#byNode.get(node);
  }

  over(edge: E): Trail<E, V> | undefined {
    if (this.#isWithinCycle(edge)) return this.#byEdge.get(edge);
    const before = this.#byNode.get(edge.source);
    return before && { value: this.#weighing.grow(before.value, edge), edge, before };
  }

  #isWithinCycle({ source, target }: E): boolean {
    return source === target || this.#cycleOf.get(source)?.has(target) === true;
  }

  /** Settles the nodes of a component, once all that leads to it is settled, and grows their trails out of it. */
  pass(nodes: readonly T[]): void {
    for (const node of nodes) {
      const value = this.#weighing.origin(node);
      if (value !== undefined) this.#offer(this.#byNode, node, { value });
    }
    // nearly every component is a node alone
    const cycle = nodes.length > 1 ? new Set(nodes) : undefined;
    if (cycle) {
      for (const node of nodes) this.#cycleOf.set(node, cycle);
      this.#settleCycle(cycle);
    }
    for (const node of nodes) {
      const trail = this.#byNode.get(node);
      if (trail) for (const edge of this.#edges(node)) if (!this.#isWithinCycle(edge)) this.#leave(trail, edge);
    }
  }

  #leave(before: Trail<E, V>, edge: E): void {
    const value = this.#weighing.grow(before.value, edge);
    const known = this.#byNode.get(edge.target);
    if (!known || this.#weighing.outweighs(value, known.value)) this.#byNode.set(edge.target, { value, edge, before });
  }

  #settleCycle(part: ReadonlySet<T>): void {
    const entries = [...part].flatMap((node) => {
      const trail = this.#byNode.get(node);
      return trail ? [{ node, trail }] : [];
    });
    const [first, ...others] = entries;
    if (!first) return;
    const inner = this.#innerEdges(part, first.trail.value);
    if (part.size <= SMALL_CYCLE) {
      for (const entry of entries) this.#trySimplePaths(entry, inner);
      return;
    }
    const outweighs = this.#weighing.outweighs.bind(this.#weighing);
    const heaviest = others.reduce(
      (best, other) => (outweighs(other.trail.value, best.trail.value) ? other : best),
      first,
    );
    this.#takeShortPaths(heaviest, inner);
  }

  /** Of several edges from one node to another the heaviest one, as `value` grows along it. */
  #innerEdges(part: ReadonlySet<T>, value: V): ReadonlyMap<T, readonly E[]> {
    const inner = new Map<T, E[]>();
    for (const node of part) {
      const byTarget = new Map<T, Trail<E, V>>();
      for (const edge of this.#edges(node)) {
        if (part.has(edge.target))
          this.#offer(byTarget, edge.target, { value: this.#weighing.grow(value, edge), edge });
      }
      inner.set(
        node,
        [...byTarget.values()].flatMap(({ edge }) => edge ?? []),
      );
    }
    return inner;
  }

  #trySimplePaths(start: { node: T; trail: Trail<E, V> }, inner: ReadonlyMap<T, readonly E[]>): void {
    const pending = [{ ...start, passed: new Set([start.node]) }];
    for (let current = pending.pop(); current; current = pending.pop()) {
      for (const edge of inner.get(current.node) ?? []) {
        if (current.passed.has(edge.target)) continue;
        const trail = this.#extend(current.trail, edge);
        pending.push({ node: edge.target, trail, passed: new Set([...current.passed, edge.target]) });
      }
    }
  }

  #takeShortPaths(start: { node: T; trail: Trail<E, V> }, inner: ReadonlyMap<T, readonly E[]>): void {
    const trails = new Map([[start.node, start.trail]]);
    for (const [node, trail] of trails) {
      for (const edge of inner.get(node) ?? []) {
        if (!trails.has(edge.target)) trails.set(edge.target, this.#extend(trail, edge));
      }
    }
  }

  #extend(before: Trail<E, V>, edge: E): Trail<E, V> {
    const trail = { value: this.#weighing.grow(before.value, edge), edge, before };
    this.#offer(this.#byNode, edge.target, trail);
    this.#offer(this.#byEdge, edge, trail);
    return trail;
  }

  #offer<K>(best: Map<K, Trail<E, V>>, key: K, trail: Trail<E, V>): void {
    const known = best.get(key);
    if (!known || this.#weighing.outweighs(trail.value, known.value)) best.set(key, trail);
  }
}
