import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords } from "../../words.js";

interface Loss extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource; readonly part: "value" };
  readonly cause: "durable" | "overflow";
}

export const rule: Rule<Loss> = {
  meta: {
    id: "message-loss",
    category: "overload",
    severity: "warning",
    summary: "Messages that may not be lost are lost on a restart or when the queue is full.",
    absence: false,
    topics: ["message-queues"],
    fix: "safe",
  },

  *check({ design }) {
    for (const element of design.elements) {
      if (element.class !== "messaging") continue;
      const tolerant = element.get("loss-tolerant");
      if (tolerant.state === "invalid" || tolerant.value === true) continue;
      const [durable, overflow] = [element.get("durable"), element.get("overflow")];
      if (durable.state === "stated" && !durable.value) yield lossAt(element, durable.source, "durable");
      if (overflow.value === "drop-oldest") yield lossAt(element, overflow.source, "overflow");
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const happens =
      states[0].cause === "durable"
        ? `When ${names} restarts, every message that waits there is gone`
        : `When ${names} is full, the messages that have waited longest are thrown away`;
    const remedy = states[0].cause === "durable" ? `"durable: true"` : `"overflow: reject"`;
    return `${happens}, and nobody learns which. State ${remedy}, or "loss-tolerant: true" if they may go.`;
  },

  fixes: ([{ at, cause }]) => changingFix(at.source, cause === "durable" ? "true" : "reject"),
};

function lossAt(element: Element, source: PropertySource, cause: Loss["cause"]): Loss {
  return { subject: element, at: { source, part: "value" }, stated: true, cause };
}
