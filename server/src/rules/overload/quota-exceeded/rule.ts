import type { Element } from "../../../design/model.js";
import { valueTextOf } from "../../../design/source-text.js";
import { loadOf, type Load } from "../../../graph/load.js";
import { rateText } from "../../../text/quantities.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { inWords, linkText } from "../../words.js";

interface ExceededQuota extends State {
  readonly subject: Element;
  readonly load: Load;
  /** As the design says it. */
  readonly quota: string;
}

export const rule: Rule<ExceededQuota> = {
  meta: {
    id: "quota-exceeded",
    category: "overload",
    severity: "error",
    summary: "An external is called more often than it allows.",
    absence: false,
    topics: ["rate-limiting"],
    fix: "none",
  },

  *check(review) {
    for (const element of review.design.elements) {
      const quota = element.kind === "external" ? element.get("quota") : undefined;
      if (quota?.state !== "stated") continue;
      const load = loadOf(review, element);
      if (load.total <= quota.value) continue;
      yield { subject: element, at: atElement(element, quota), stated: true, load, quota: valueTextOf(quota.source) };
    }
  },

  message(states) {
    const [{ load, quota }] = states;
    const names = inWords(states.map(({ subject }) => subject.name));
    return `The design sends ${rateText(load.total)} to ${names}, which allows ${quota}: the rest is refused, and the provider may shut you out. Limit the callers, put a queue before them, or ask for a higher quota.`;
  },

  related: ([{ load }]) =>
    load.links.map(({ link, rate }) => ({ message: `${linkText(link)} brings ${rateText(rate)}`, place: link.place })),
};
