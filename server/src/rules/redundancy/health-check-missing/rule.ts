import type { Element, Link } from "../../../design/model.js";
import { managed } from "../../../graph/managed.js";
import { isTraffic } from "../../../graph/open-paths.js";
import { replicas } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import { statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface Unwatched extends State {
  readonly subject: Element;
  readonly senders: readonly Link[];
}

const remedy = `State "health-check: 10s" or a "heartbeat".`;

export const rule: Rule<Unwatched> = {
  meta: {
    id: "health-check-missing",
    category: "redundancy",
    severity: "warning",
    summary: "Requests are spread over instances of which nobody knows whether they still work.",
    absence: true,
    topics: ["load-balancing", "heartbeats", "redundancy"],
    fix: "safe",
  },

  *check(review) {
    for (const { subject, senders } of targets(review)) {
      const [check, heartbeat] = [subject.get("health-check").state, subject.get("heartbeat").state];
      if (check === "unstated" && heartbeat === "unstated")
        yield { subject, at: { element: subject }, stated: false, senders };
    }
  },

  message([{ subject, senders }]) {
    const senderNames = distinct(senders.map(({ source }) => source.name));
    const learns = senderNames.length === 1 ? "learns" : "learn";
    return `${subject.name} does not say how ${inWords(senderNames)} ${learns} that an instance of it has failed: requests go on being sent there, and all of these fail. ${remedy}`;
  },

  related: ([{ senders }]) => senders.map((link) => ({ message: linkText(link), place: link.place })),

  fixes: ([{ subject }]) => statingFix(subject, "health-check", "10s"),

  silence: {
    property: "health-check",
    *asked(review) {
      for (const { subject } of targets(review)) {
        const states =
          subject.get("health-check").state !== "unstated" || subject.get("heartbeat").state !== "unstated";
        yield { subject, states };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} elements over whose instances requests are spread do not say how a failed one is noticed: requests go on being sent to it, and all of these fail. ${remedy}`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "health-check: 10s"]),
  },
};

/** Each element with several instances that somebody spreads requests over, unless a provider sees to it. */
function* targets({ design }: Review): Iterable<{ readonly subject: Element; readonly senders: readonly Link[] }> {
  for (const subject of design.elements) {
    const senders = subject.incoming.filter(({ source }) => isTraffic(source) || source.kind === "registry");
    if (senders.length === 0 || subject.kind === "function" || managed(subject)?.level !== "none") continue;
    if ((replicas(subject)?.value ?? 1) >= 2) yield { subject, senders };
  }
}
