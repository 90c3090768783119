import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, inWords } from "../../words.js";

interface LateWrites extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly store: Element;
}

export const rule: Rule<LateWrites> = {
  meta: {
    id: "write-behind-loss",
    category: "consistency",
    severity: "error",
    summary: "Writes that a cache has confirmed are lost with the cache.",
    absence: false,
    topics: ["caching-strategies"],
    fix: "safe",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const strategy = element.kind === "cache" ? element.get("strategy") : undefined;
      const store = element.reference("of");
      if (strategy?.state !== "stated" || strategy.value !== "write-behind" || store?.kind !== "store") continue;
      if (!mustKeep(element) || !mustKeep(store)) continue;
      yield { subject: element, at: { source: strategy.source }, stated: true, store };
    }
  },

  message(states) {
    const caches = anyInWords(states.map(({ subject }) => subject.name));
    const stores = inWords(distinct(states.map(({ store }) => store.name)));
    return `What ${caches} has confirmed reaches ${stores} only later, so when ${caches} fails in between, writes are gone that callers believe in. Say "strategy: write-through", or "loss-tolerant: true" where they may go.`;
  },

  related: (states) =>
    states.map(({ store, subject }) => ({ message: `${subject.name} is a copy of ${store.name}`, place: store.place })),

  fixes: ([{ at }]) => changingFix(at.source, "write-through"),
};

/** Neither says that its data may be lost, nor something that can't be read. */
function mustKeep(element: Element): boolean {
  const tolerant = element.get("loss-tolerant");
  return tolerant.state !== "invalid" && tolerant.value !== true;
}
