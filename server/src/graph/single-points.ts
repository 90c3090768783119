import type { Element } from "../design/model.js";
import { append } from "./append.js";
import { servedFlows, type ServedFlow } from "./flows.js";
import { needsInFlow, takesDown, type Need, type Needs } from "./needs.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { servingElements } from "./serving.js";

/**
 * Every element whose loss alone, whole, takes `element` down; itself included: the minimal cut sets of size one of a fault tree (NUREG-0492,
 * "Fault Tree Handbook", chapter VII). What it needs without alternative is found by reach; below alternatives, only what all of them reach
 * can be one and is tried. Linear but for those tries, each of which ends at the first element that is known to be one.
 */
export function singlePointsOf(needs: Needs, element: Element): ReadonlySet<Element> {
  const found = withoutAlternative(needs, element);
  for (const need of [...found].flatMap((current) => needs.of(current).filter(hasAlternatives))) {
    for (const candidate of reachedByAll(needs, need)) {
      if (found.has(candidate) || !takesDown(needs, [candidate], found)) continue;
      for (const behind of withoutAlternative(needs, candidate)) found.add(behind);
    }
  }
  return found;
}

/** Every element whose loss alone takes the flow down (review.md, "A flow is down"). Members of an `any` are none, unless all need them. */
export function singlePointsOfFlow(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return rememberFor(review, flowPoints, flow);
}

/**
 * The flows that the element serves and that its loss, whole, takes down (rules.md, "single-point-of-failure", "single-zone",
 * "single-region").
 */
export function flowsThatNeed(review: Review, element: Element): readonly ServedFlow[] {
  return review.remember(flowsByServingPoint).get(element) ?? none;
}

const none: readonly ServedFlow[] = [];

function flowPoints(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return singlePointsOf(needsInFlow(review, flow), flow.start);
}

function flowsByServingPoint(review: Review): ReadonlyMap<Element, readonly ServedFlow[]> {
  const flows = new Map<Element, ServedFlow[]>();
  for (const flow of servedFlows(review)) {
    // a message that is sent to nobody takes its flow down, too, and serves nobody
    const serving = servingElements(review, flow);
    for (const element of singlePointsOfFlow(review, flow)) if (serving.has(element)) append(flows, element, flow);
  }
  return flows;
}

function withoutAlternative(needs: Needs, element: Element): Set<Element> {
  return reach([element], (current) => {
    const found: Element[] = [];
    for (const { from } of needs.of(current)) if (from.length === 1) found.push(...from);
    return found;
  });
}

/** What every one of the alternatives needs in some way, the nearest first. */
function reachedByAll(needs: Needs, { from }: Need): readonly Element[] {
  const [first, ...others] = from.map((member) => reach([member], (current) => needs.of(current).flatMap(fillers)));
  return [...(first ?? [])].filter((element) => others.every((reached) => reached.has(element)));
}

function hasAlternatives({ from }: Need): boolean {
  return from.length !== 1;
}

function fillers({ from }: Need): readonly Element[] {
  return from;
}
