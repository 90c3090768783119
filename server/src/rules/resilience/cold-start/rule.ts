import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { append } from "../../../graph/append.js";
import { servedFlows } from "../../../graph/flows.js";
import { servingSynchronously } from "../../../graph/serving.js";
import type { Review } from "../../../graph/review.js";
import { exactDurationText } from "../../../text/quantities.js";
import { atElement } from "../../origin.js";
import type { Related, Rule, State } from "../../rule.js";
import { anyInWords, distinct, inWords } from "../../words.js";

interface SlowStart extends State {
  readonly subject: Element;
  /** Milliseconds. */
  readonly start: number;
  readonly flows: readonly FastFlow[];
}

/** A flow that promises to be quick. */
interface FastFlow {
  readonly name: string;
  /** Milliseconds. */
  readonly latency: number;
  readonly source: PropertySource;
}

export const rule: Rule<SlowStart> = {
  meta: {
    id: "cold-start",
    category: "resilience",
    severity: "warning",
    summary: "A function starts more slowly than the flow that waits for it may take.",
    absence: false,
    topics: ["serverless", "latency-and-throughput"],
    fix: "none",
  },

  *check(review) {
    for (const [element, flows] of fastFlows(review)) {
      const start = element.get("cold-start");
      if (start.state !== "stated") continue;
      const missed = flows.filter(({ latency }) => latency < start.value);
      const at = atElement(element, start);
      if (missed.length > 0) yield { subject: element, at, stated: true, start: start.value, flows: missed };
    }
  },

  message(states) {
    const [{ start, flows }] = states;
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const promises = inWords(
      distinct(flows.map(({ name, latency }) => `${name} promises ${exactDurationText(latency)}`)),
    );
    return `A cold ${names} takes ${exactDurationText(start)} before it does anything, while ${promises}: the first callers after a pause or in a peak wait longer than that. Keep some instances warm, or take it out of the flow.`;
  },

  related: ([{ flows }]): readonly Related[] =>
    flows.map(({ name, latency, source }) => ({
      message: `${name} promises ${exactDurationText(latency)}`,
      place: source.place,
    })),
};

/** The functions for which a flow with a latency waits, with those flows. */
function fastFlows(review: Review): ReadonlyMap<Element, readonly FastFlow[]> {
  const found = new Map<Element, FastFlow[]>();
  for (const served of servedFlows(review)) {
    const latency = served.flow?.get("latency");
    if (latency?.state !== "stated") continue;
    const flow: FastFlow = { name: served.name, latency: latency.value, source: latency.source };
    for (const element of servingSynchronously(review, served))
      if (element.kind === "function") append(found, element, flow);
  }
  return found;
}
