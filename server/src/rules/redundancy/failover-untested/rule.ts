import type { Review } from "../../../graph/review.js";
import { durationText } from "../../../text/quantities.js";
import type { Rule } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import {
  rehearsable,
  rehearsing,
  testedWithin,
  unrehearsedAmong,
  type Rehearsable,
  type Unrehearsed,
} from "../rehearsals.js";

const remedy = `Rehearse it and state how often, such as "tested: 90d".`;

export const rule: Rule<Unrehearsed> = {
  meta: {
    id: "failover-untested",
    category: "redundancy",
    severity: "information",
    summary: "Nobody tries whether a standby can take over, or too seldom.",
    absence: true,
    topics: ["failover", "disaster-recovery"],
    fix: "safe",
    options: { "tested-within": testedWithin },
  },

  check: (review, options) => unrehearsedAmong(failovers(review), options),

  message(states) {
    const names = inWords(distinct(states.map(({ subject }) => subject.name)));
    const [{ tested }] = states;
    const lead =
      tested === undefined
        ? `The failover of ${names} does not say how often it is tried`
        : `The failover of ${names} is tried only every ${durationText(tested)}`;
    return `${lead}: a standby that is not at work ages unseen, and what it lacks shows in the outage. ${remedy}`;
  },

  fixes: ([state]) => rehearsing(state),

  silence: {
    property: "tested",
    *asked(review) {
      for (const { subject, source, tested } of failovers(review))
        yield { subject, at: { source }, states: tested.state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} failovers do not say how often they are tried: a standby that is not at work ages unseen, and what it lacks shows in the outage. ${remedy}`,
  },
};

/** Every stated failover to a standby that does no work until then. */
function failovers({ design }: Review): readonly Rehearsable[] {
  return design.elements.flatMap((element) => {
    const failover = element.get("failover");
    const mode = failover.state === "stated" ? failover.value.get("mode").value : undefined;
    return mode === "cold" || mode === "warm" ? rehearsable(element, failover) : [];
  });
}
