import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { statingAllInBlockFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, linkText } from "../../words.js";
import { retriedLinks } from "../retried-links.js";

interface HastyRetry extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  readonly missingJitter: boolean;
}

const remedy = `State "backoff: exponential" with a "delay", so that the waits grow.`;

export const rule: Rule<HastyRetry> = {
  meta: {
    id: "retry-without-backoff",
    category: "resilience",
    severity: "warning",
    summary: "Tries follow each other at once.",
    absence: false,
    topics: ["fault-tolerance"],
    fix: "safe",
  },

  *check(review) {
    for (const { link, source, backoff, jitter } of retriedLinks(review)) {
      if (backoff !== undefined && backoff !== "none") continue;
      const missingJitter = jitter.state === "unstated";
      yield { subject: link, at: { source }, stated: backoff === "none", missingJitter };
    }
  },

  message(states) {
    const links = anyInWords(states.map(({ subject }) => linkText(subject)));
    const targets = anyInWords(distinct(states.map(({ subject }) => subject.target.name)));
    return states[0].stated
      ? `${links} is tried again at once, so ${targets} gets all tries while it is still down, and more load than before it failed. ${remedy}`
      : `The design does not say how long ${links} waits between tries. If it does not wait, ${targets} gets them all while it is still down. ${remedy}`;
  },

  fixes: ([{ at, missingJitter }]) =>
    statingAllInBlockFix(at.source, [
      ["backoff", "exponential"],
      ["delay", "100ms"],
      ...(missingJitter ? [["jitter", "true"] as const] : []),
    ]),

  silence: {
    property: "backoff",
    *asked(review) {
      for (const { link, source, backoff } of retriedLinks(review))
        yield { subject: link, at: { source }, states: backoff !== undefined };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retries do not say how long they wait between tries. If they do not wait, what is called gets all tries while it is still down. ${remedy}`,
  },
};
