import { setProperty } from "../../../design/edits/properties.js";
import type { Flow } from "../../../design/model.js";
import { writesInFlow, type FlowWrite } from "../../../graph/access.js";
import { areAlternatives } from "../../../graph/alternatives.js";
import { servedFlows, type ServedFlow } from "../../../graph/flows.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface HalfDone extends State {
  readonly subject: Flow;
  readonly writes: readonly FlowWrite[];
}

export const rule: Rule<HalfDone> = {
  meta: {
    id: "distributed-transaction",
    category: "consistency",
    severity: "warning",
    summary: "A flow changes several stores, and nothing undoes the first when the second fails.",
    absence: false,
    topics: ["acid", "event-driven"],
    fix: "choice",
  },

  *check(review) {
    for (const { flow, writes } of spreadFlows(review)) {
      const transaction = flow.get("transaction");
      if (transaction.state === "invalid" || (transaction.state === "stated" && transaction.value !== "none")) continue;
      const stated = transaction.state === "stated" && writes.every((write) => write.stated);
      yield { subject: flow, at: { flow }, stated, writes };
    }
  },

  message([{ subject, writes, stated }]) {
    const writers = inWords(distinct(writes.map(({ writer, store }) => `${writer.name} in ${store.name}`)));
    const undone =
      subject.get("transaction").state === "unstated" ? "what undoes the first then" : "which of them only read";
    const unsaid = stated ? "" : ` The design does not say ${undone}.`;
    return `${subject.name} changes data at several places, ${writers}: when one fails, the others stay changed.${unsaid} State "transaction: saga" and how each step is undone, or let one service write and the others follow by messages.`;
  },

  related: ([{ writes }]) =>
    writes.map(({ link, store }) => ({ message: `${linkText(link)} writes ${store.name}`, place: link.place })),

  fixes: ([{ subject }]) =>
    ["saga", "two-phase-commit"].map((kind) => ({
      title: `State "transaction: ${kind}"`,
      edits: setProperty(subject, "transaction", kind),
    })),

  silence: {
    property: "transaction",
    *asked(review) {
      for (const { flow } of spreadFlows(review))
        yield { subject: flow, states: flow.get("transaction").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} flows that change several stores do not say what undoes the first change when a later one fails. State "transaction" on them.`,
  },
};

/** Flows that write at least two stores from different compute elements, consumers and alternatives left aside. */
function* spreadFlows(review: Review): Iterable<{ readonly flow: Flow; readonly writes: readonly FlowWrite[] }> {
  for (const served of servedFlows(review)) {
    const { flow } = served;
    if (flow === undefined) continue;
    const own = writesInFlow(review, served).filter(
      ({ store, writer, behindConsume }) => store.kind === "store" && writer.class === "compute" && !behindConsume,
    );
    const writes = own.filter((write) => own.some((other) => areApart(review, served, write, other)));
    if (writes.length > 0) yield { flow, writes };
  }
}

function areApart(review: Review, flow: ServedFlow, one: FlowWrite, other: FlowWrite): boolean {
  return (
    one.store !== other.store && one.writer !== other.writer && !areAlternatives(review, flow, one.step, other.step)
  );
}
