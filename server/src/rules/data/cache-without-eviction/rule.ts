import type { Element } from "../../../design/model.js";
import { statingFix, changingFix } from "../../fixes.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { inWords } from "../../words.js";

interface Filling extends State {
  readonly subject: Element;
}

const remedy = `State which copies go first, such as "eviction: lru".`;

export const rule: Rule<Filling> = {
  meta: {
    id: "cache-without-eviction",
    category: "data",
    severity: "information",
    summary: "A cache does not say what makes room when it is full.",
    absence: true,
    topics: ["caching", "distributed-caching"],
    fix: "safe",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const eviction = element.kind === "cache" ? element.get("eviction") : undefined;
      if (eviction === undefined || eviction.state === "invalid") continue;
      if (eviction.state === "stated" && eviction.value !== "none") continue;
      yield { subject: element, at: atElement(element, eviction), stated: eviction.state === "stated" };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    return states[0].stated
      ? `Once full, ${names} ${states.length === 1 ? "takes" : "take"} nothing new, and every miss from then on goes to what is behind. ${remedy}`
      : `${names} does not say what makes room when it is full: new copies may be refused while old ones that nobody reads stay. ${remedy}`;
  },

  fixes([{ subject, at }]) {
    return "source" in at ? changingFix(at.source, "lru") : statingFix(subject, "eviction", "lru");
  },

  silence: {
    property: "eviction",
    *asked({ design }) {
      for (const element of design.elements)
        if (element.kind === "cache") yield { subject: element, states: element.get("eviction").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} caches do not say what makes room when they are full: new copies may be refused while old ones that nobody reads stay. ${remedy}`,
    defaults: () => [["cache", "eviction: lru"]],
  },
};
