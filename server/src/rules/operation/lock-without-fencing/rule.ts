import type { Link } from "../../../design/model.js";
import { changingFix, statingOnLinksFix } from "../../fixes.js";
import { atLink } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct } from "../../words.js";
import { locks } from "../locks.js";

interface UnfencedLock extends State {
  readonly subject: Link;
}

const remedy = `State "fencing: true", and let what the lock protects refuse a token that is older than the last it saw.`;

export const rule: Rule<UnfencedLock> = {
  meta: {
    id: "lock-without-fencing",
    category: "operation",
    severity: "warning",
    summary: "A holder whose lock ran out can still write.",
    absence: false,
    topics: ["distributed-locking"],
    fix: "choice",
  },

  *check(review) {
    for (const link of locks(review)) {
      const fencing = link.get("fencing");
      if (fencing.state === "invalid" || fencing.value === true) continue;
      yield { subject: link, at: atLink(link, fencing), stated: fencing.state === "stated" };
    }
  },

  message(states) {
    const holders = anyInWords(distinct(states.map(({ subject }) => subject.source.name)));
    const unsaid = states[0].stated ? "" : " The design does not say what stops it.";
    return `${holders} may pause, lose the lock while it sleeps and then write as if it still held it, next to whoever holds it now.${unsaid} ${remedy}`;
  },

  fixes(states) {
    const [{ at }] = states;
    if ("source" in at) return changingFix(at.source, "true");
    const links = states.map(({ subject }) => subject);
    return statingOnLinksFix(links, "fencing", "true");
  },

  silence: {
    property: "fencing",
    *asked(review) {
      for (const link of locks(review)) yield { subject: link, states: link.get("fencing").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} locks do not say what stops a holder that lost its lock while it slept from writing all the same. ${remedy}`,
  },
};
