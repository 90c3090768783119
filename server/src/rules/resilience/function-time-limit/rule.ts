import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { valueTextOf } from "../../../design/source-text.js";
import { exactDurationText } from "../../../text/quantities.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct } from "../../words.js";

interface LateTimeout extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  /** Milliseconds. */
  readonly timeout: number;
  readonly limit: PropertySource;
}

export const rule: Rule<LateTimeout> = {
  meta: {
    id: "function-time-limit",
    category: "resilience",
    severity: "error",
    summary: "A caller waits for a function that has been stopped by then.",
    absence: false,
    topics: ["serverless"],
    fix: "safe",
  },

  *check({ design }) {
    for (const link of design.links) {
      if (link.arrow !== "->" || link.target.kind !== "function") continue;
      const [timeout, limit] = [link.get("timeout"), link.target.get("max-duration")];
      if (timeout.state !== "stated" || typeof timeout.value !== "number" || limit.state !== "stated") continue;
      if (timeout.value <= limit.value) continue;
      const at = { source: timeout.source };
      yield { subject: link, at, stated: true, timeout: timeout.value, limit: limit.source };
    }
  },

  message(states) {
    const [{ timeout, limit }] = states;
    const callers = anyInWords(distinct(states.map(({ subject }) => subject.source.name)));
    const functions = anyInWords(distinct(states.map(({ subject }) => subject.target.name)));
    return `${functions} is stopped after ${valueTextOf(limit)}, but ${callers} waits ${exactDurationText(timeout)} for its answer: the last part of the wait is for nothing. State at most ${valueTextOf(limit)}.`;
  },

  related: ([{ limit }]) => [{ message: "How long it may run", place: limit.place }],

  fixes(states) {
    const [{ at, limit }] = states;
    const least = states.reduce(
      (one, { subject }) => {
        const { value, source } = subject.target.get("max-duration");
        return value !== undefined && source && value < one.value ? { value, source } : one;
      },
      { value: Infinity, source: limit },
    );
    return changingFix(at.source, valueTextOf(least.source));
  },
};
