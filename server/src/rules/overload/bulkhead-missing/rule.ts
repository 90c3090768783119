import type { Element } from "../../../design/model.js";
import type { Review } from "../../../graph/review.js";
import { statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface SharedHull extends State {
  readonly subject: Element;
  readonly externals: readonly Element[];
}

export const rule: Rule<SharedHull> = {
  meta: {
    id: "bulkhead-missing",
    category: "overload",
    severity: "information",
    summary: "One slow external can use up what calls to the others need.",
    absence: true,
    topics: ["fault-tolerance", "circuit-breaker"],
    fix: "safe",
  },

  *check(review) {
    for (const { element, open } of callersOfSeveral(review))
      if (open.length >= 2) yield { subject: element, at: { element }, stated: false, externals: open };
  },

  message: ([{ subject, externals }]) =>
    `When one of ${inWords(externals.map(({ name }) => name))} is slow, calls to it pile up in ${subject.name} until none are left for the others. State a "bulkhead": how many calls may wait at once.`,

  fixes: ([{ subject }]) => statingFix(subject, "bulkhead", "20"),

  silence: {
    property: "bulkhead",
    *asked(review) {
      for (const { element, open } of callersOfSeveral(review)) yield { subject: element, states: open.length < 2 };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts that call several externals have no bulkhead: when one external is slow, calls to it pile up until none are left for the others. State "bulkhead" on them.`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "bulkhead: 20"]),
  },
};

/** Compute that calls at least two externals, with those to which some call has no bulkhead. */
function* callersOfSeveral({ design }: Review): Iterable<{
  readonly element: Element;
  readonly open: readonly Element[];
}> {
  for (const element of design.elements) {
    if (element.class !== "compute") continue;
    const calls = element.outgoing.filter(({ arrow, target }) => arrow === "->" && target.kind === "external");
    if (distinct(calls.map(({ target }) => target)).length < 2) continue;
    const isClosed = element.get("bulkhead").state !== "unstated";
    const open = isClosed ? [] : calls.filter((link) => link.get("bulkhead").state === "unstated");
    yield { element, open: distinct(open.map(({ target }) => target)) };
  }
}
