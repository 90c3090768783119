import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { retryOf, type Retry } from "../../../graph/retry.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { inWords, linkText } from "../../words.js";

interface Endless extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
}

export const rule: Rule<Endless> = {
  meta: {
    id: "unbounded-retry",
    category: "resilience",
    severity: "error",
    summary: "A retry has no end: neither a number of attempts nor a deadline.",
    absence: true,
    topics: ["fault-tolerance", "circuit-breaker"],
    fix: "safe",
  },

  *check({ design }) {
    for (const link of design.links) {
      const retry = retryOf(link);
      if (retry === undefined || retry === "invalid" || isBounded(retry)) continue;
      yield { subject: link, at: { source: retry.source }, stated: retry.attempts === "unlimited" };
    }
  },

  message(states) {
    const links = inWords(states.map(({ subject }) => linkText(subject)));
    const targets = inWords([...new Set(states.map(({ subject }) => subject.target.name))]);
    const says = states.some(({ stated }) => stated) ? "never stops" : "does not say when it stops";
    return `The retry of ${links} ${says}: while ${targets} is down, its callers are stuck and their tries keep it from recovering. State "attempts: 3" or a "deadline".`;
  },

  fixes: ([{ at }]) => statingInBlockFix(at.source, "attempts", "3"),

  silence: {
    property: "attempts",
    *asked({ design }) {
      for (const link of design.links) {
        const retry = retryOf(link);
        if (retry !== undefined && retry !== "invalid")
          yield {
            subject: link,
            at: { source: retry.source },
            states: isBounded(retry) || retry.attempts === "unlimited",
          };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retries do not say when they stop: while a target is down, its callers are stuck and their tries keep it from recovering. State "attempts: 3" or a "deadline" in each.`,
  },
};

function isBounded({ attempts, deadline }: Retry): boolean {
  return deadline !== undefined || typeof attempts === "number";
}
