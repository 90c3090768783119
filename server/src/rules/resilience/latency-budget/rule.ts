import type { Flow } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { flowLatency, mostLatency, type FlowLatency } from "../../../graph/flow-latency.js";
import { servedFlows } from "../../../graph/flows.js";
import { exactDurationText } from "../../../text/quantities.js";
import type { Rule, State } from "../../rule.js";
import { inWords, nameOf } from "../../words.js";

interface OverBudget extends State {
  readonly subject: Flow;
  readonly at: { readonly source: PropertySource };
  /** Milliseconds. */
  readonly budget: number;
  readonly latency: FlowLatency;
}

export const rule: Rule<OverBudget> = {
  meta: {
    id: "latency-budget",
    category: "resilience",
    severity: "error",
    summary: "The steps of a flow take longer than the flow may.",
    absence: false,
    topics: ["latency-and-throughput"],
    fix: "none",
  },

  *check(review) {
    for (const served of servedFlows(review)) {
      const budget = served.flow?.get("latency");
      if (served.flow === undefined || budget?.state !== "stated" || mostLatency(served) <= budget.value) continue;
      const latency = flowLatency(review, served);
      if (latency.total <= budget.value) continue;
      yield { subject: served.flow, at: { source: budget.source }, stated: true, budget: budget.value, latency };
    }
  },

  message([{ subject, budget, latency }]) {
    const parts = [...latency.parts].sort((one, other) => other.latency - one.latency);
    const most = parts.map(({ of, latency: time }) => `${nameOf(of)} ${exactDurationText(time)}`);
    return `${subject.name} may take ${exactDurationText(budget)}, but its steps alone take ${exactDurationText(latency.total)}: ${inWords(most)}. Let something follow by a message, call it in parallel or cache it, or promise less.`;
  },

  related: ([{ latency }]) =>
    latency.parts.map(({ of, latency: time }) => ({
      message: `${nameOf(of)} takes ${exactDurationText(time)}`,
      place: of.place,
    })),
};
