import type { Element } from "../../../design/model.js";
import type { ServedFlow } from "../../../graph/flows.js";
import { replicas } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import { flowsThatNeed } from "../../../graph/single-points.js";
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

const remedy = `State "zones: 2" or more.`;

export const rule: Rule<Stranded> = {
  meta: {
    id: "single-zone",
    category: "redundancy",
    severity: "warning",
    summary: "All instances of something that a flow needs stand in one zone.",
    absence: false,
    topics: ["redundancy", "fault-tolerance", "availability"],
    fix: "choice",
  },

  check: (review) => strandedIn("zones", review.remember(severalAndNeeded)),

  message(states) {
    const [{ stated, standing }] = states;
    const [names, flows] = [strandedNames(states), flowNames(states)];
    if (!stated)
      return `The design does not say in how many zones the instances of ${names} run. If it is one, an outage of that zone takes ${flows} down. ${remedy}`;
    if (standing.by === "managed")
      return `The provider keeps ${names} running within one zone only, so an outage of that zone takes ${flows} down. State "managed: regional", or "zones: 2" or more.`;
    const zone = standing.name === undefined ? "in one zone" : `in the zone ${standing.name}`;
    const help = standing.by === "block" ? `Move it out of the zone's block and state "zones: 2" or more.` : remedy;
    return `All instances of ${names} run ${zone}, so an outage of that zone takes ${flows} down. ${help}`;
  },

  related: lostWith,

  fixes: (states) => spreadingFixes(states, "zones", zonesFor(states[0].element)),

  silence: {
    property: "zones",
    asked: (review) => standingIn("zones", review.remember(severalAndNeeded)),
    message: (missing, asked) =>
      `${missing.length} of ${asked} elements with several instances do not say in how many zones these run. Where it is one, the outage of that zone takes down all that needs them. ${remedy}`,
    defaults: (missing) =>
      distinct(missing.map(({ kind }) => kind)).map((kind) => [
        kind,
        `zones: ${Math.max(...missing.filter((element) => element.kind === kind).map(zonesFor))}`,
      ]),
  },
};

/** Our own elements with several instances, each with the flows that go down when all of these are lost. */
function severalAndNeeded(review: Review): ReadonlyMap<Element, readonly ServedFlow[]> {
  const asked = review.design.elements
    .filter((element) => element.class !== "outside" && (replicas(element)?.value ?? 1) >= 2)
    .map((element) => [element, flowsThatNeed(review, element)] as const);
  return new Map(asked.filter(([, flows]) => flows.length > 0));
}

/** As many zones as there are instances, up to the three that a region usually has. */
function zonesFor(element: Element): number {
  const count = replicas(element);
  return count?.exact === true ? Math.min(3, count.value) : 2;
}
