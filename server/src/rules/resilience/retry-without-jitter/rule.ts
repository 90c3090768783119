import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, linkText } from "../../words.js";
import { retriedLinks, type RetriedLink } from "../retried-links.js";

interface InStep extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
}

const remedy = `State "jitter: true", so that the waits differ.`;

export const rule: Rule<InStep> = {
  meta: {
    id: "retry-without-jitter",
    category: "resilience",
    severity: "warning",
    summary: "All callers try again in the same instant.",
    absence: false,
    topics: ["fault-tolerance"],
    fix: "safe",
  },

  *check(review) {
    for (const { link, source, jitter } of waitingRetries(review)) {
      if (jitter.state === "invalid" || jitter.value === true) continue;
      yield { subject: link, at: { source }, stated: jitter.state === "stated" };
    }
  },

  message(states) {
    const links = anyInWords(states.map(({ subject }) => linkText(subject)));
    const targets = anyInWords(distinct(states.map(({ subject }) => subject.target.name)));
    return states[0].stated
      ? `All callers of ${links} that failed together wait equally long and come back together, so ${targets} meets the same peak again and again. ${remedy}`
      : `The design does not say whether the waits of ${links} differ. If they are equal, callers that failed together come back together and ${targets} meets the same peak again. ${remedy}`;
  },

  fixes: ([{ at }]) => statingInBlockFix(at.source, "jitter", "true"),

  silence: {
    property: "jitter",
    *asked(review) {
      for (const { link, source, jitter } of waitingRetries(review))
        yield { subject: link, at: { source }, states: jitter.state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retries do not say whether their waits differ. If they are equal, callers that failed together come back together, again and again. ${remedy}`,
  },
};

/** Retried links that wait between their tries. */
function waitingRetries(review: Review): readonly RetriedLink[] {
  return retriedLinks(review).filter(
    ({ backoff }) => backoff !== undefined && backoff !== "none" && backoff !== "invalid",
  );
}
