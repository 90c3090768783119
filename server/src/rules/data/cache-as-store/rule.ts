import type { Element, Link } from "../../../design/model.js";
import { writesOf } from "../../../graph/access.js";
import { statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface OnlyCopy extends State {
  readonly subject: Element;
  readonly writes: readonly Link[];
}

export const rule: Rule<OnlyCopy> = {
  meta: {
    id: "cache-as-store",
    category: "data",
    severity: "warning",
    summary: "A cache holds data that exists nowhere else.",
    absence: false,
    topics: ["caching", "database-types"],
    fix: "choice",
  },

  *check(review) {
    for (const element of review.design.elements) {
      if (element.kind !== "cache" || element.get("of").state !== "unstated") continue;
      const tolerant = element.get("loss-tolerant");
      if (tolerant.state === "invalid" || tolerant.value === true) continue;
      const writes = writesOf(review, element);
      if (writes.length === 0) continue;
      const stated = writes.some((write) => write.stated);
      yield { subject: element, at: { element }, stated, writes: writes.map(({ link }) => link) };
    }
  },

  message([{ subject, writes, stated }]) {
    const writers = inWords(distinct(writes.map(({ source }) => source.name)));
    const lead = stated
      ? `What comes to ${subject.name} from ${writers} is written nowhere else`
      : `The design does not say whether ${subject.name} is written by ${writers}; what is written there exists nowhere else`;
    return `${lead}: a restart or an eviction loses it for good. Say what it is a copy "of", make it a store, or state "loss-tolerant: true" if it may go.`;
  },

  related: ([{ writes }]) => writes.map((link) => ({ message: `${linkText(link)} writes it`, place: link.place })),

  fixes: ([{ subject }]) => statingFix(subject, "loss-tolerant", "true"),

  silence: {
    property: "operation",
    *asked(review) {
      for (const element of review.design.elements)
        if (element.kind === "cache" && element.get("of").state === "unstated" && element.incoming.length > 0)
          yield { subject: element, states: writesOf(review, element).every(({ stated }) => stated) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} caches that are copies of nothing do not say whether they are written: what is written there exists nowhere else, and a restart loses it. State "operation: read" on the links, or what each is a copy "of".`,
  },
};
