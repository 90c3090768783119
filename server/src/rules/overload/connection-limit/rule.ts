import type { Element, Link } from "../../../design/model.js";
import { mostInstances } from "../../../graph/replicas.js";
import type { Related, Rule, State } from "../../rule.js";
import { atElement } from "../../origin.js";
import { distinct, inWords } from "../../words.js";

interface TooManyConnections extends State {
  readonly subject: Element;
  readonly connections: number;
  readonly pools: readonly Pool[];
}

/** The connections that the instances of a caller hold over one link at most. */
interface Pool {
  readonly link: Link;
  readonly size: number;
  readonly instances: number;
}

export const rule: Rule<TooManyConnections> = {
  meta: {
    id: "connection-limit",
    category: "overload",
    severity: "error",
    summary: "Callers together open more connections than a store allows.",
    absence: false,
    topics: ["database-scaling", "vertical-and-horizontal-scaling"],
    fix: "none",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const connections = element.kind === "store" ? element.get("connections") : undefined;
      if (connections?.state !== "stated") continue;
      const pools = element.incoming.flatMap(poolOf);
      if (total(pools) <= connections.value) continue;
      const at = atElement(element, connections);
      yield { subject: element, at, stated: true, connections: connections.value, pools };
    }
  },

  message(states) {
    const [{ connections, pools }] = states;
    const stores = inWords(states.map(({ subject }) => subject.name));
    const callers = inWords(distinct(pools.map(({ link }) => link.source.name)));
    return `${callers} may open ${total(pools)} connections to ${stores}, which allows ${connections}: when all instances run, the last ones get none and fail at the start. Use smaller pools, or a proxy that shares connections.`;
  },

  related: ([{ pools }]): readonly Related[] =>
    pools.map(({ link, size, instances }) => ({
      message: `${link.source.name}: ${size} connections in each of ${instances} ${instances === 1 ? "instance" : "instances"}`,
      place: link.place,
    })),
};

/** `many` instances are at least two. */
function poolOf(link: Link): readonly Pool[] {
  const pool = link.get("pool");
  const instances = pool.state === "stated" ? mostInstances(link.source) : undefined;
  if (pool.state !== "stated" || instances === undefined) return [];
  return [{ link, size: pool.value, instances: instances.value }];
}

function total(pools: readonly Pool[]): number {
  return pools.reduce((sum, { size, instances }) => sum + size * instances, 0);
}
