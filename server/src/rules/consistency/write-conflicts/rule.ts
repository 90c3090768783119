import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import type { Review } from "../../../graph/review.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords } from "../../words.js";

interface Conflicting extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
}

export const rule: Rule<Conflicting> = {
  meta: {
    id: "write-conflicts",
    category: "consistency",
    severity: "warning",
    summary: "Two writers change the same thing, and nothing says who wins.",
    absence: true,
    topics: ["replication"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, source, conflicts } of severalWriters(review)) {
      if (conflicts === "invalid" || (conflicts !== undefined && conflicts !== "none")) continue;
      yield { subject: element, at: { source }, stated: conflicts === "none" };
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const [{ stated }] = states;
    const outcome = stated ? "one of them is lost without a trace" : "the design does not say what becomes of them";
    return `Several replicas of ${names} take writes, so two may change the same record at once, and ${outcome}. State "conflicts": how the two are joined, or which one stays.`;
  },

  fixes: ([{ at }]) =>
    ["last-write-wins", "merge", "crdt", "manual"].flatMap((way) => statingInBlockFix(at.source, "conflicts", way)),

  silence: {
    property: "conflicts",
    *asked(review) {
      for (const { element, source, conflicts } of severalWriters(review))
        yield { subject: element, at: { source }, states: conflicts !== undefined };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores take writes at several replicas and do not say what becomes of two changes to the same record. State "conflicts" in their "replication".`,
  },
};

const several: ReadonlySet<string | undefined> = new Set(["multi-leader", "leaderless", "peer-to-peer"]);

/** Stores of which several replicas take writes, with what they say of conflicts. */
function* severalWriters({ design }: Review): Iterable<{
  readonly element: Element;
  readonly source: PropertySource;
  readonly conflicts: string | undefined;
}> {
  for (const element of design.elements) {
    const replication = element.kind === "store" ? element.get("replication") : undefined;
    if (replication?.state !== "stated" || !several.has(replication.value.get("topology").value)) continue;
    const conflicts = replication.value.get("conflicts");
    yield {
      element,
      source: replication.source,
      conflicts: conflicts.state === "invalid" ? "invalid" : conflicts.value,
    };
  }
}
