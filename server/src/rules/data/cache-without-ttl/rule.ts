import type { Element } from "../../../design/model.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingFix } from "../../fixes.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { inWords, distinct } from "../../words.js";

interface Unending extends State {
  readonly subject: Element;
}

const remedy = `State a "ttl", or an "invalidation" that removes what has changed.`;

export const rule: Rule<Unending> = {
  meta: {
    id: "cache-without-ttl",
    category: "data",
    severity: "warning",
    summary: "Copies in a cache never expire and nothing removes them.",
    absence: true,
    topics: ["caching", "cdn"],
    fix: "safe",
  },

  *check(review) {
    for (const element of copyKeepers(review)) {
      const [ttl, invalidation] = [element.get("ttl"), element.get("invalidation")];
      if (ttl.state !== "unstated" || invalidation.state === "invalid") continue;
      if (invalidation.state === "stated" && invalidation.value !== "none") continue;
      yield { subject: element, at: atElement(element, invalidation), stated: false };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const says = states.length === 1 ? "does not say" : "do not say";
    return `${names} ${says} when a copy ends, and nothing removes one that has changed: a value that was wrong once is served until somebody clears it by hand. ${remedy}`;
  },

  fixes([{ subject, at }]) {
    if ("source" in at) return changingFix(at.source, subject.kind === "cdn" ? "purge" : "on-write");
    return statingFix(subject, "ttl", usualTtl(subject));
  },

  silence: {
    property: "ttl",
    *asked(review) {
      for (const element of copyKeepers(review)) {
        const invalidation = element.get("invalidation");
        const removes = invalidation.state !== "unstated" && invalidation.value !== "none";
        yield { subject: element, states: element.get("ttl").state !== "unstated" || removes };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} caches do not say when a copy ends, and nothing removes one that has changed: a value that was wrong once is served until somebody clears it by hand. ${remedy}`,
    defaults: (missing) =>
      distinct(missing.map(({ kind }) => kind)).map((kind) => [
        kind,
        `ttl: ${usualTtl(missing.find((element) => element.kind === kind))}`,
      ]),
  },
};

function copyKeepers({ design }: Review): readonly Element[] {
  return design.elements.filter(({ kind }) => kind === "cache" || kind === "cdn");
}

/** A first value, to be adjusted: minutes for data, an hour for what an edge hands out. */
function usualTtl(element: Element | undefined): string {
  return element?.kind === "cdn" ? "1h" : "10min";
}
