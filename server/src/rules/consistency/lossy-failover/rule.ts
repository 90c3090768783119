import type { Element, Fix } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { rpoAskedOf, type Asking } from "../../../graph/promises.js";
import { hasQuickFailover } from "../../../graph/redundancy.js";
import type { Review } from "../../../graph/review.js";
import { isYes } from "../../../graph/verdict.js";
import { statingInBlockFix, statingOnElementsFix } from "../../fixes.js";
import type { Related, Rule, State } from "../../rule.js";
import { anyInWords, inWords } from "../../words.js";

interface LossyFailover extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly replication: PropertySource;
  /** What forbids the loss; undefined where nothing says whether it may be. */
  readonly forbidden: "consistency" | Asking | undefined;
}

export const rule: Rule<LossyFailover> = {
  meta: {
    id: "lossy-failover",
    category: "consistency",
    severity: "error",
    summary: "A failover loses writes that were confirmed.",
    absence: false,
    topics: ["failover", "replication"],
    fix: "choice",
  },

  *check(review) {
    for (const { store, failover, replication } of storesThatMayLose(review)) {
      const forbidden = forbids(review, store);
      if (forbidden === "may lose") continue;
      const stated = forbidden !== undefined && (forbidden === "consistency" || forbidden.stated);
      yield { subject: store, at: { source: failover }, stated, replication, forbidden };
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const [{ forbidden }] = states;
    const loss = `When ${names} fails over, writes that its leader had confirmed and not yet copied are gone`;
    if (forbidden === undefined)
      return `${loss}, and the design does not say whether they may be. State the "consistency" or the "rpo", or "loss-tolerant: true".`;
    const promise = forbidden === "consistency" ? `it states "consistency: strong"` : "an rpo of 0 is asked of it";
    return `${loss}, though ${promise}. Copy before confirming ("replication: sync" or "quorum"), or promise less.`;
  },

  related: ([{ replication, forbidden }]): readonly Related[] => [
    { message: "It copies after confirming", place: replication.place },
    ...(typeof forbidden === "object" ? [{ message: "The rpo of 0", place: forbidden.source.place }] : []),
  ],

  fixes(states) {
    const [{ replication, forbidden }] = states;
    const elements = states.map(({ subject }) => subject);
    const tolerated: readonly Fix[] =
      forbidden === undefined ? statingOnElementsFix(elements, "loss-tolerant", "true") : [];
    return [...statingInBlockFix(replication, "mode", "sync"), ...tolerated];
  },

  silence: {
    property: "consistency",
    *asked(review) {
      for (const { store, failover } of storesThatMayLose(review)) {
        const at = { source: failover };
        yield { subject: store, at, states: forbids(review, store) !== undefined };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores that copy after confirming and fail over do not say whether the last writes may be lost then. State the "consistency" or the "rpo" of ${inWords(missing.map(({ name }) => name))}, or "loss-tolerant: true".`,
  },
};

/** Stores that are no copies, replicate asynchronously and take over by themselves. */
function* storesThatMayLose({ design }: Review): Iterable<{
  readonly store: Element;
  readonly failover: PropertySource;
  readonly replication: PropertySource;
}> {
  for (const store of design.elements) {
    if (store.kind !== "store" || store.get("of").state !== "unstated") continue;
    const [failover, replication] = [store.get("failover"), store.get("replication")];
    if (failover.state !== "stated" || replication.state !== "stated") continue;
    if (replication.value.get("mode").value !== "async" || !isYes(hasQuickFailover(store))) continue;
    yield { store, failover: failover.source, replication: replication.source };
  }
}

/** What forbids a loss; "may lose" where the design allows it, or where that can't be read; undefined where it says nothing. */
function forbids(review: Review, store: Element): "consistency" | Asking | "may lose" | undefined {
  const [consistency, tolerant] = [store.get("consistency"), store.get("loss-tolerant")];
  if (consistency.state === "invalid" || tolerant.state === "invalid") return "may lose";
  if (consistency.value === "strong") return "consistency";
  if (tolerant.value === true) return "may lose";
  const askings = rpoAskedOf(review, store);
  const nothing =
    askings.find(({ value, stated }) => value === 0 && stated) ?? askings.find(({ value }) => value === 0);
  if (nothing) return nothing;
  return consistency.state === "stated" || askings.length > 0 ? "may lose" : undefined;
}
