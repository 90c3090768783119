import type { Element, Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { valueTextOf } from "../../../design/source-text.js";
import { rateText } from "../../../text/quantities.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, nameOf } from "../../words.js";

interface HighLimit extends State {
  readonly subject: Element | Link;
  readonly at: { readonly source: PropertySource };
  /** Per second. */
  readonly limit: number;
  /** What takes less, the one that takes least first. */
  readonly overrun: readonly [Capacity, ...Capacity[]];
}

/** What an element can take, per second. */
interface Capacity {
  readonly element: Element;
  readonly value: number;
  readonly source: PropertySource;
}

export const rule: Rule<HighLimit> = {
  meta: {
    id: "rate-limit-above-capacity",
    category: "overload",
    severity: "error",
    summary: "A rate limit lets in more than what is behind it can take.",
    absence: false,
    topics: ["rate-limiting"],
    fix: "safe",
  },

  *check({ design }) {
    for (const subject of [...design.elements, ...design.links]) {
      const limit = limitFor(subject);
      if (limit === undefined) continue;
      const [least, ...others] = capacitiesBehind(subject)
        .filter(({ value }) => limit.value > value)
        .sort((one, other) => one.value - other.value);
      const at = { source: limit.source };
      if (least) yield { subject, at, stated: true, limit: limit.value, overrun: [least, ...others] };
    }
  },

  message(states) {
    const [{ limit, overrun }] = states;
    const names = inWords(distinct(states.map(({ subject }) => nameOf(subject))));
    const behind = overrun.map(({ element, value }) => `${element.name} takes ${rateText(value)}`);
    return `The limit on ${names} lets ${rateText(limit)} in, but ${inWords(behind)}: it is overrun before the limit protects it. State at most ${rateText(overrun[0].value)}, or more capacity.`;
  },

  related: ([{ overrun }]) =>
    overrun.map(({ element, source }) => ({ message: `The capacity of ${element.name}`, place: source.place })),

  fixes: ([
    {
      at,
      overrun: [{ source }],
    },
  ]) => changingFix(at.source, valueTextOf(source)),
};

/** A limit for all callers together; one for each caller says nothing of the sum. A client's own limit counts for nothing. */
function limitFor(subject: Element | Link): { readonly value: number; readonly source: PropertySource } | undefined {
  if (subject.type === "element" && subject.kind === "client") return undefined;
  const read = subject.type === "element" ? subject.get("rate-limit") : subject.get("rate-limit");
  if (read.state !== "stated") return undefined;
  const [limit, per] = [read.value.get("limit"), read.value.get("per")];
  if (limit.state !== "stated" || per.state === "invalid") return undefined;
  return per.value === undefined || per.value === "global" ? limit : undefined;
}

/** Of a link its target's; of an element its own, else that of each element that it calls. */
function capacitiesBehind(subject: Element | Link): readonly Capacity[] {
  if (subject.type === "link") return capacityOf(subject.target);
  if (subject.get("capacity").state !== "unstated") return capacityOf(subject);
  const called = subject.outgoing.filter(({ arrow }) => arrow === "->").map(({ target }) => target);
  return distinct(called).flatMap(capacityOf);
}

function capacityOf(element: Element): readonly Capacity[] {
  const capacity = element.get("capacity");
  return capacity.state === "stated" ? [{ element, value: capacity.value, source: capacity.source }] : [];
}
