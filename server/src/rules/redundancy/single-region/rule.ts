import { duration, percent } from "../../../../../grammar/schema/types.js";
import type { Element } from "../../../design/model.js";
import type { ServedFlow } from "../../../graph/flows.js";
import type { Asking } from "../../../graph/promises.js";
import { durationText } from "../../../text/quantities.js";
import type { Rule } from "../../rule.js";
import { distinct } from "../../words.js";
import {
  flowNames,
  lostWith,
  spreadingFixes,
  standingIn,
  strandedIn,
  strandedNames,
  type Stranded,
} from "../standing.js";
import { askedHere, askerOf } from "../askings.js";
import { neededWhereAsked, type Needed } from "./needed.js";

interface OneRegion extends Stranded {
  /** What is asked that a lost region breaks, the first of several. */
  readonly asked: Asking;
}

const remedy = `State "regions: 2" or more, or "managed: global".`;

export const rule: Rule<OneRegion> = {
  meta: {
    id: "single-region",
    category: "redundancy",
    severity: "warning",
    summary: "A flow that must hardly ever be down needs something that stands in one region.",
    absence: false,
    topics: ["disaster-recovery", "availability", "redundancy"],
    fix: "choice",
    options: {
      availability: {
        type: percent(),
        default: 99.99,
        description: "The asked availability from which on one region is too few.",
      },
      rto: {
        type: duration(),
        default: "15min",
        description: "The asked recovery time up to which one region is too few.",
      },
    },
  },

  *check(review, options) {
    const asked = neededWhereAsked(review, options);
    for (const stranded of strandedIn("regions", flowsOf(asked))) {
      const asking = asked.get(stranded.element)?.asking;
      if (asking) yield { ...stranded, asked: asking };
    }
  },

  message(states) {
    const [{ stated, standing, asked }] = states;
    const [names, verb] = [strandedNames(states), states.length === 1 ? "runs" : "run"];
    const outage = `takes ${flowNames(states)} down, though ${promiseText(asked)}`;
    if (!stated)
      return `The design does not say in how many regions ${names} ${verb}. If it is one, its outage ${outage}. ${remedy}`;
    const region = standing.name === undefined ? "one region" : `the region ${standing.name}`;
    const help = standing.by === "block" ? `Run it in a second region too, outside this block.` : remedy;
    return `${names} ${verb} only in ${region}, and its outage ${outage}. ${help}`;
  },

  related: (states) => [...askedHere(states.map(({ asked }) => asked)), ...lostWith(states)],

  fixes: (states) => spreadingFixes(states, "regions", 2),

  silence: {
    property: "regions",
    asked: (review, options) => standingIn("regions", flowsOf(neededWhereAsked(review, options))),
    message: (missing, asked) =>
      `${missing.length} of ${asked} elements do not say in how many regions they run, though what needs them must hardly ever be down. Where it is one, its outage is theirs. ${remedy}`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "regions: 2"]),
  },
};

function flowsOf(needed: ReadonlyMap<Element, Needed>): ReadonlyMap<Element, readonly ServedFlow[]> {
  return new Map([...needed].map(([element, { flows }]) => [element, flows]));
}

function promiseText(asking: Asking): string {
  const { value, source } = asking;
  const asked =
    source.node.key.name === "rto" ? `for recovery within ${durationText(value)}` : `for ${value}% availability`;
  return `${askerOf(asking)} asks ${asked}`;
}
