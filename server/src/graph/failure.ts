import type { Element } from "../design/model.js";
import { servedFlows, type ServedFlow } from "./flows.js";
import { lostElements, type Losses } from "./losses.js";
import { needsInFlow, needsOverLinks, reasonsOf, spread, type Downs, type Need } from "./needs.js";
import type { Review } from "./review.js";

/** A flow that is down, and why. */
export interface FlowFailure {
  readonly flow: ServedFlow;
  /** The needs that are not filled, from the flow's start on to what is lost. Empty where the start itself is lost. */
  readonly reasons: readonly Need[];
  /** The lost elements to which the reasons go back, the nearest first. */
  readonly lost: readonly Element[];
}

/** What follows from a loss. */
export interface Failure {
  /** The elements that are lost themselves. */
  readonly lost: readonly Element[];
  /** All elements that are down, over all links, each with the need that takes it down; none for those that are lost. */
  readonly down: Downs;
  /** The flows that are down, each over its own steps. */
  readonly flows: readonly FlowFailure[];
}

/** Everything that goes down with the losses: the editor's what-if and the scenarios (review.md, "Down"). Linear in the design. */
export function failureOf(review: Review, losses: Losses): Failure {
  const lost = lostElements(review, losses);
  const flows = servedFlows(review).flatMap((flow) => flowFailure(review, flow, lost) ?? []);
  return { lost, down: spread(needsOverLinks(review), lost), flows };
}

/** Whether and why the flow is down once the elements are lost; undefined where it survives. Linear in the flow. */
export function flowFailure(review: Review, flow: ServedFlow, lost: Iterable<Element>): FlowFailure | undefined {
  const down = spread(needsInFlow(review, flow), lost);
  if (!down.has(flow.start)) return undefined;
  const reasons = reasonsOf(down, flow.start);
  const reached = new Set([flow.start, ...reasons.flatMap((need) => need.from)]);
  return { flow, reasons, lost: [...reached].filter((element) => down.get(element) === undefined) };
}

/** Why an element is down: the needs that are not filled, from its own on to what is lost. */
export function reasonsForElement(failure: Failure, element: Element): readonly Need[] {
  return reasonsOf(failure.down, element);
}
