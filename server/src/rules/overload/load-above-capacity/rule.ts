import type { Element } from "../../../design/model.js";
import { valueTextOf } from "../../../design/source-text.js";
import { loadOf, type Load } from "../../../graph/load.js";
import { rateText } from "../../../text/quantities.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { inWords, linkText } from "../../words.js";

interface Overloaded extends State {
  readonly subject: Element;
  readonly load: Load;
  /** As the design says it. */
  readonly capacity: string;
}

export const rule: Rule<Overloaded> = {
  meta: {
    id: "load-above-capacity",
    category: "overload",
    severity: "error",
    summary: "More requests reach an element than it can take.",
    absence: false,
    topics: ["scalability", "latency-and-throughput"],
    fix: "none",
  },

  *check(review) {
    for (const element of review.design.elements) {
      const capacity = element.get("capacity");
      if (capacity.state !== "stated") continue;
      const load = loadOf(review, element);
      if (load.total <= capacity.value) continue;
      yield {
        subject: element,
        at: atElement(element, capacity),
        stated: true,
        load,
        capacity: valueTextOf(capacity.source),
      };
    }
  },

  message(states) {
    const [{ load, capacity }] = states;
    const names = inWords(states.map(({ subject }) => subject.name));
    return `${rateText(load.total)} reach ${names}, which can take ${capacity}: the rest waits in line until it times out, and retries make the line longer. State more "capacity", or a "rate-limit" on the way.`;
  },

  related: ([{ load }]) =>
    load.links.map(({ link, rate }) => ({ message: `${linkText(link)} brings ${rateText(rate)}`, place: link.place })),
};
