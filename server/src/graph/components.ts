/** What the search knows of a node that it has seen. */
interface Visit<T> {
  readonly node: T;
  readonly index: number;
  readonly next: readonly T[];
  /** How many of `next` have been looked at. */
  walked: number;
  /** The least index that is reached from here within the open part. */
  low: number;
  open: boolean;
}

/**
 * The strongly connected components of a graph, what they lead to first (reverse topological order): Tarjan, "Depth-first search and linear
 * graph algorithms", 1972. Linear; no recursion, so that a long chain of calls is no long chain of ours.
 */
export function components<T>(nodes: Iterable<T>, next: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = [];
  const visits = new Map<T, Visit<T>>();
  const pending: Visit<T>[] = [];
  const open: Visit<T>[] = [];
  const enter = (node: T): void => {
    const index = visits.size;
    const visit: Visit<T> = { node, index, next: next(node), walked: 0, low: index, open: true };
    visits.set(node, visit);
    pending.push(visit);
    open.push(visit);
  };
  for (const start of nodes) {
    if (!visits.has(start)) enter(start);
    for (let visit = pending.at(-1); visit; visit = pending.at(-1)) {
      if (visit.walked === visit.next.length) {
        pending.pop();
        const caller = pending.at(-1);
        if (caller) caller.low = Math.min(caller.low, visit.low);
        if (visit.low === visit.index) found.push(close(open, visit));
        continue;
      }
      const following = visit.next[visit.walked++] as T;
      const known = visits.get(following);
      if (!known) enter(following);
      else if (known.open) visit.low = Math.min(visit.low, known.index);
    }
  }
  return found;
}

/** Takes the component of which `root` was seen first from the open visits. */
function close<T>(open: Visit<T>[], root: Visit<T>): T[] {
  if (open.at(-1) === root) {
    // most components are one node
    open.pop();
    root.open = false;
    return [root.node];
  }
  const members = open.splice(open.lastIndexOf(root));
  for (const member of members) member.open = false;
  return members.map((member) => member.node);
}
