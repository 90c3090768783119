import type { Derived, Flow, Link, Operation, Step } from "../../../design/model.js";
import { UNSTATED, type PropertySource, type Read } from "../../../design/read.js";
import type { Consistency } from "../../../graph/consistency.js";
import type { Review } from "../../../graph/review.js";

/** A read that needs more than whatever happens to be there. */
export interface ReadNeed {
  readonly link: Link;
  readonly level: Consistency;
  /** Whose need it is: the caller's own, or a flow's. */
  readonly by: Link | Flow;
  readonly source: PropertySource;
  /** That it is a read is stated, not only derived. */
  readonly stated: boolean;
}

const demanding: ReadonlySet<Consistency> = new Set(["strong", "bounded", "read-your-writes", "monotonic"]);
/** A link that states a need reads, unless its operation can't. */
const mayRead: ReadonlySet<Operation> = new Set(["read", "read-write", "call"]);
const reads: ReadonlySet<Operation> = new Set(["read", "read-write"]);

/** What links need, and what flows need of the reads in their steps (rules.md, "stale-read"). */
export function* readNeeds({ design }: Review): Iterable<ReadNeed> {
  for (const link of design.links) {
    const own = demandOf(link.get("consistency"));
    if (own && link.operation && mayRead.has(link.operation.value)) yield { link, by: link, stated: true, ...own };
  }
  for (const flow of design.flows) {
    for (const step of flow.steps) {
      const demand = demandOf(needOfStep(step, flow));
      if (demand) yield* readsOf(step, (link, { stated }) => ({ link, by: flow, stated, ...demand }));
    }
  }
}

function* readsOf(step: Step, make: (link: Link, operation: Derived<Operation>) => ReadNeed): Iterable<ReadNeed> {
  for (const link of step.links) {
    const operation = step.operation(link);
    if (operation && reads.has(operation.value)) yield make(link, operation);
  }
}

/** The step's own word, else the flow's, else the design's. */
function needOfStep(step: Step, flow: Flow): Read<Consistency> {
  const sayings = [step.get("consistency"), flow.get("consistency"), flow.file.heading?.get("consistency")];
  return sayings.find((said) => said !== undefined && said.state !== "unstated") ?? UNSTATED;
}

function demandOf(
  read: Read<Consistency>,
): { readonly level: Consistency; readonly source: PropertySource } | undefined {
  return read.state === "stated" && demanding.has(read.value) ? { level: read.value, source: read.source } : undefined;
}
