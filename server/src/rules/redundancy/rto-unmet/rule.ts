import type { Element, Fix } from "../../../design/model.js";
import { rtoAskedOf, strictest, type Asking } from "../../../graph/promises.js";
import { recoveryTime, type RecoveryTime } from "../../../graph/recovery.js";
import { durationText, exactDurationText } from "../../../text/quantities.js";
import { statingFix, statingInBlockFix } from "../../fixes.js";
import type { Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { askedHere, askersWith, askingLess } from "../askings.js";
import { sayerOf } from "../sayers.js";

interface TooSlow extends State {
  /** The element, or the host from which it takes its failover or backup. */
  readonly subject: Element;
  readonly element: Element;
  readonly recovery: RecoveryTime;
  /** Those who ask for less, and the one of them that asks for least. */
  readonly askings: readonly Asking[];
  readonly least: Asking;
}

export const rule: Rule<TooSlow> = {
  meta: {
    id: "rto-unmet",
    category: "redundancy",
    severity: "error",
    summary: "Something that a flow needs takes longer to come back than the design allows.",
    absence: false,
    topics: ["disaster-recovery", "failover"],
    fix: "choice",
  },

  *check(review) {
    for (const element of review.design.elements) {
      const recovery = recoveryTime(element);
      if (!recovery) continue;
      const askings = rtoAskedOf(review, element).filter(({ value }) => value < recovery.time);
      const least = strictest(askings);
      const sayer = sayerOf(element, recovery.by === "failover" ? "failover" : "backup");
      if (least) yield { ...sayer, stated: true, element, recovery, askings, least };
    }
  },

  message(states) {
    const names = inWords(distinct(states.map(({ element }) => element.name)));
    const [{ recovery, least }] = states;
    const time = durationText(Math.max(...states.map((state) => state.recovery.time)));
    const asked = `${askersWith(
      states.flatMap(({ askings }) => askings),
      "ask",
    )} for recovery within ${durationText(least.value)}`;
    return recovery.by === "failover"
      ? `After the loss of ${names}, failover takes ${time}, but ${asked}. Fail over faster, or allow as much.`
      : `After the loss of ${names} nothing takes over, and a restore takes ${time}, but ${asked}. State a "failover" that is as fast, or allow as much.`;
  },

  related: (states) => [
    ...askedHere(states.flatMap(({ askings }) => askings)),
    { message: "sets how long it takes", place: states[0].recovery.source.place },
  ],

  fixes: (states) => [
    ...takingOver(states),
    ...faster(states),
    ...(states.length === 1 ? askingLess(states[0].askings, states[0].recovery.time) : []),
  ],
};

function leastOf(states: Together<TooSlow>): string {
  return exactDurationText(Math.min(...states.map(({ least }) => least.value)));
}

/** A standby instead of a restore, where it is not somebody else who says that there is none. */
function takingOver(states: Together<TooSlow>): readonly Fix[] {
  const [{ subject, at, recovery }] = states;
  const isFree = ({ element }: TooSlow): boolean =>
    element.get("failover").state === "unstated" || sayerOf(element, "failover").subject === subject;
  if (recovery.by === "failover" || "source" in at || !states.every(isFree)) return [];
  return statingFix(subject, "failover", `{ mode: hot  time: ${leastOf(states)} }`);
}

/** The same in less time, where it is set. */
function faster(states: Together<TooSlow>): readonly Fix[] {
  const [{ element, recovery }] = states;
  const { source } = recovery.by === "failover" ? element.get("failover") : element.get("backup");
  return source ? statingInBlockFix(source, recovery.by === "failover" ? "time" : "restore", leastOf(states)) : [];
}
