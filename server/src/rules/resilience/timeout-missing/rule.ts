import type { Link } from "../../../design/model.js";
import { isRetried } from "../../../graph/retry.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingOnLinksFix } from "../../fixes.js";
import { atLink } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, linkText } from "../../words.js";
import { usualTimeout } from "../usual-timeout.js";

interface EndlessCall extends State {
  readonly subject: Link;
}

export const rule: Rule<EndlessCall> = {
  meta: {
    id: "timeout-missing",
    category: "resilience",
    severity: "warning",
    summary: "A call may wait for ever.",
    absence: true,
    topics: ["fault-tolerance", "synchronous-and-asynchronous"],
    fix: "safe",
  },

  *check(review) {
    for (const link of review.remember(calls)) {
      const timeout = link.get("timeout");
      if (timeout.state === "invalid" || typeof timeout.value === "number") continue;
      yield { subject: link, at: atLink(link, timeout), stated: timeout.state === "stated" };
    }
  },

  message(states) {
    const links = anyInWords(states.map(({ subject }) => linkText(subject)));
    const callers = anyInWords(distinct(states.map(({ subject }) => subject.source.name)));
    const targets = anyInWords(distinct(states.map(({ subject }) => subject.target.name)));
    const cause = states[0].stated ? `${links} waits for ever` : `The design does not say how long ${links} waits`;
    return `${cause}: when ${targets} hangs, requests pile up in ${callers} until it hangs too. State a "timeout".`;
  },

  fixes(states, review) {
    const [{ at }] = states;
    const links = states.map(({ subject }) => subject);
    const value = usualTimeout(review, links);
    return "source" in at ? changingFix(at.source, value) : statingOnLinksFix(links, "timeout", value);
  },

  silence: {
    property: "timeout",
    *asked(review) {
      for (const link of review.remember(calls))
        yield { subject: link, states: link.get("timeout").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} calls do not say how long they wait: when what they call hangs, requests pile up in the callers until these hang too. State a "timeout" on each.`,
    defaults: () => [["->", "timeout: 1s"]],
  },
};

const open: ReadonlySet<string | undefined> = new Set(["websocket", "sse"]);

/** Calls from compute or traffic that are not retried; what stays open by design has no timeout of this kind. */
function calls({ design }: Review): readonly Link[] {
  return design.links.filter((link) => {
    if (link.arrow !== "->" || isRetried(link) || link.get("retry").state === "invalid") return false;
    if (link.source.class !== "compute" && link.source.class !== "traffic") return false;
    const protocol = link.get("protocol");
    return protocol.state !== "invalid" && !open.has(protocol.value);
  });
}
