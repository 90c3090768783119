import type { Link } from "../../../design/model.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, inWords } from "../../words.js";
import { locks } from "../locks.js";

interface EndlessLock extends State {
  readonly subject: Link;
}

const remedy = `State a "lease" that is longer than the work under the lock.`;

export const rule: Rule<EndlessLock> = {
  meta: {
    id: "lock-without-lease",
    category: "operation",
    severity: "error",
    summary: "A lock has no end of its own.",
    absence: true,
    topics: ["distributed-locking"],
    fix: "safe",
  },

  *check(review) {
    for (const link of locks(review))
      if (link.get("lease").state === "unstated") yield { subject: link, at: { link }, stated: false };
  },

  message(states) {
    const holders = anyInWords(distinct(states.map(({ subject }) => subject.source.name)));
    const targets = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    return `When ${holders} crashes while it holds the lock in ${targets}, nobody gives the lock back and everybody else waits for ever. ${remedy}`;
  },

  fixes: (states) =>
    statingOnLinksFix(
      states.map(({ subject }) => subject),
      "lease",
      "30s",
    ),

  silence: {
    property: "lease",
    *asked(review) {
      for (const link of locks(review)) yield { subject: link, states: link.get("lease").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} locks have no lease: when a holder crashes, nobody gives the lock back and everybody else waits for ever. ${remedy}`,
  },
};
