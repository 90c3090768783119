import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, linkText } from "../../words.js";
import { retriedLinks, type RetriedLink } from "../retried-links.js";
import { usualTimeout } from "../usual-timeout.js";

interface EndlessTry extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
}

export const rule: Rule<EndlessTry> = {
  meta: {
    id: "retry-without-timeout",
    category: "resilience",
    severity: "warning",
    summary: "A call is tried again, but no try ever ends by itself.",
    absence: true,
    topics: ["fault-tolerance"],
    fix: "safe",
  },

  *check(review) {
    for (const { link, source } of retriedCalls(review)) {
      const timeout = link.get("timeout");
      if (timeout.state === "invalid" || typeof timeout.value === "number") continue;
      yield { subject: link, at: { source }, stated: timeout.state === "stated" };
    }
  },

  message(states) {
    const links = anyInWords(states.map(({ subject }) => linkText(subject)));
    const cause = states[0].stated
      ? `A try of ${links} waits for ever`
      : `The design does not say when a try of ${links} has failed`;
    return `${cause}: when an answer never comes, the next try never starts and the caller hangs. State a "timeout".`;
  },

  fixes(states, review) {
    const links = states.map(({ subject }) => subject);
    return statingOnLinksFix(links, "timeout", usualTimeout(review, links));
  },

  silence: {
    property: "timeout",
    *asked(review) {
      for (const { link, source } of retriedCalls(review))
        yield { subject: link, at: { source }, states: link.get("timeout").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retried calls do not say when a try has failed: when an answer never comes the next try never starts and the caller hangs. State a "timeout".`,
    defaults: () => [["->", "timeout: 1s"]],
  },
};

function retriedCalls(review: Review): readonly RetriedLink[] {
  return retriedLinks(review).filter(({ link }) => link.arrow === "->");
}
