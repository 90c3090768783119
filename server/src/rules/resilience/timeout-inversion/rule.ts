import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { nextCalls, type NextCall } from "../../../graph/next-calls.js";
import type { WorstTime } from "../../../graph/worst-time.js";
import { exactDurationText } from "../../../text/quantities.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface Inversion extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  /** Milliseconds. */
  readonly timeout: number;
  /** The slowest call that the target makes next. */
  readonly next: NextCall;
}

export const rule: Rule<Inversion> = {
  meta: {
    id: "timeout-inversion",
    category: "resilience",
    severity: "error",
    summary: "A caller gives up before what it called has given up on its own call.",
    absence: false,
    topics: ["fault-tolerance", "latency-and-throughput"],
    fix: "choice",
  },

  *check(review) {
    for (const link of review.design.links) {
      const timeout = link.arrow === "->" ? link.get("timeout") : undefined;
      if (timeout?.state !== "stated" || typeof timeout.value !== "number") continue;
      const [next] = nextCalls(review, link.target);
      if (next === undefined || next.worst.total <= timeout.value) continue;
      yield { subject: link, at: { source: timeout.source }, stated: true, timeout: timeout.value, next };
    }
  },

  message(states) {
    const [{ timeout, next }] = states;
    const gives = inWords(states.map(({ subject }) => `${subject.source.name} gives up on ${subject.target.name}`));
    const targets = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const work = states.length === 1 ? "works" : "work";
    return `${gives} after ${exactDurationText(timeout)}, but ${linkText(next.link)} may take ${exactDurationText(next.worst.total)}${tries(next.worst)}: ${targets} ${work} on for nobody, and the answer is thrown away. Give the caller more time than what it calls needs, or what it calls less.`;
  },

  related: ([{ next }]) => [
    ...next.through.map((link) => ({ message: `passed on over ${linkText(link)}`, place: link.place })),
    { message: `${linkText(next.link)} may take ${exactDurationText(next.worst.total)}`, place: next.link.place },
  ],

  fixes(states) {
    const most = Math.max(...states.map(({ next }) => next.worst.total));
    return changingFix(states[0].at.source, exactDurationText(most));
  },
};

/** How the time comes about: ` (3 tries of 1s and waits of 300ms)`. */
function tries({ attempts, timeout, waits, endsByDeadline }: WorstTime): string {
  if (endsByDeadline) return " (its deadline)";
  if (attempts === 1 || attempts === "unlimited" || timeout === undefined) return "";
  const pauses = waits > 0 ? [`waits of ${exactDurationText(waits)}`] : [];
  return ` (${inWords([`${attempts} tries of ${exactDurationText(timeout)}`, ...pauses])})`;
}
