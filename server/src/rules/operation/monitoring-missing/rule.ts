import type { Element } from "../../../design/model.js";
import type { Review } from "../../../graph/review.js";
import { flowsServedBy } from "../../../graph/serving.js";
import { changingFix, statingFix } from "../../fixes.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, inWords } from "../../words.js";

interface Unwatched extends State {
  readonly subject: Element;
  readonly flows: readonly string[];
}

const remedy = `State "monitoring: true", or the "health-check" or "heartbeat" that tells of it.`;

export const rule: Rule<Unwatched> = {
  meta: {
    id: "monitoring-missing",
    category: "operation",
    severity: "information",
    summary: "Nobody watches an element that a critical flow needs.",
    absence: true,
    topics: ["heartbeats", "availability"],
    fix: "safe",
  },

  *check(review) {
    for (const { element, flows } of criticalElements(review)) {
      const monitoring = element.get("monitoring");
      if (monitoring.state === "invalid" || isWatched(element)) continue;
      yield { subject: element, at: atElement(element, monitoring), stated: monitoring.state === "stated", flows };
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const flows = inWords(distinct(states.flatMap((state) => state.flows)));
    return `When ${names} fails, ${flows} fails with it, and the first to notice is a customer: nothing says that anybody watches it. ${remedy}`;
  },

  fixes([{ subject, at }]) {
    return "source" in at ? changingFix(at.source, "true") : statingFix(subject, "monitoring", "true");
  },

  silence: {
    property: "monitoring",
    *asked(review) {
      for (const { element } of criticalElements(review))
        yield { subject: element, states: element.get("monitoring").state !== "unstated" || isWatched(element) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts of critical flows say nothing of monitoring: when one fails, the first to notice is a customer. ${remedy}`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "monitoring: true"]),
  },
};

/** Our own elements that serve a flow that is critical. */
function* criticalElements(review: Review): Iterable<{ readonly element: Element; readonly flows: readonly string[] }> {
  for (const element of review.design.elements) {
    if (element.class === "outside") continue;
    const critical = flowsServedBy(review, element).filter(({ flow }) => flow?.get("critical").value === true);
    if (critical.length > 0) yield { element, flows: critical.map(({ name }) => name) };
  }
}

function isWatched(element: Element): boolean {
  return (
    element.get("monitoring").value === true ||
    element.get("health-check").state !== "unstated" ||
    element.get("heartbeat").state !== "unstated"
  );
}
