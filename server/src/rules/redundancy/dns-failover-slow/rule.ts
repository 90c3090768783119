import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { rtoAskedOfSteps, strictest, type Asking } from "../../../graph/promises.js";
import { durationText, exactDurationText } from "../../../text/quantities.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { askedHere, askersWith, askingLess } from "../askings.js";

interface SlowSwitch extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly ttl: number;
  readonly askings: readonly Asking[];
  readonly least: Asking;
}

export const rule: Rule<SlowSwitch> = {
  meta: {
    id: "dns-failover-slow",
    category: "redundancy",
    severity: "warning",
    summary: "Clients keep the old address for longer than a recovery may take.",
    absence: false,
    topics: ["dns", "failover", "disaster-recovery"],
    fix: "safe",
  },

  *check(review) {
    for (const element of review.design.elements) {
      const ttl =
        element.kind === "dns" && element.get("routing").value === "failover" ? element.get("ttl") : undefined;
      if (ttl?.state !== "stated") continue;
      const askings = rtoAskedOfSteps(review, element).filter(({ value }) => value < ttl.value);
      const least = strictest(askings);
      if (least) yield { subject: element, at: { source: ttl.source }, stated: true, ttl: ttl.value, askings, least };
    }
  },

  message(states) {
    const names = inWords(distinct(states.map(({ subject }) => subject.name)));
    const [{ ttl, least }] = states;
    const asked = `${askersWith(
      states.flatMap(({ askings }) => askings),
      "ask",
    )} for recovery within ${durationText(least.value)}`;
    return `After a switch of ${names} to another address, callers may go on asking the one that is down for ${durationText(ttl)}, but ${asked}. State a "ttl" well below that.`;
  },

  related: (states) => askedHere(states.flatMap(({ askings }) => askings)),

  fixes(states) {
    const least = Math.min(...states.map((state) => state.least.value));
    const [{ at, askings, ttl }] = states;
    return [
      ...changingFix(at.source, exactDurationText(least)),
      ...(states.length === 1 ? askingLess(askings, ttl) : []),
    ];
  },
};
