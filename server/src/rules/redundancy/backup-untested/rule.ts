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

const remedy = `Rehearse a restore and state how often, such as "tested: 90d".`;

export const rule: Rule<Unrehearsed> = {
  meta: {
    id: "backup-untested",
    category: "redundancy",
    severity: "information",
    summary: "Nobody tries whether a backup can be restored, or too seldom.",
    absence: true,
    topics: ["disaster-recovery"],
    fix: "safe",
    options: { "tested-within": testedWithin },
  },

  check: (review, options) => unrehearsedAmong(backups(review), options),

  message(states) {
    const names = inWords(distinct(states.map(({ subject }) => subject.name)));
    const [{ tested }] = states;
    const lead =
      tested === undefined
        ? `The backup of ${names} does not say how often a restore is tried`
        : `A restore of ${names} is tried only every ${durationText(tested)}`;
    return `${lead}: files that are missing, broken or too slow to restore are noticed on the day they are needed. ${remedy}`;
  },

  fixes: ([state]) => rehearsing(state),

  silence: {
    property: "tested",
    *asked(review) {
      for (const { subject, source, tested } of backups(review))
        yield { subject, at: { source }, states: tested.state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} backups do not say how often a restore is tried: files that are missing, broken or too slow to restore are noticed on the day they are needed. ${remedy}`,
  },
};

/** Every stated backup; `none` is none. */
function backups({ design }: Review): readonly Rehearsable[] {
  return design.elements.flatMap((element) => {
    const backup = element.kind === "store" || element.kind === "host" ? element.get("backup") : undefined;
    const isThere = backup?.state === "stated" && backup.value.get("mode").value !== "none";
    return isThere ? rehearsable(element, backup) : [];
  });
}
