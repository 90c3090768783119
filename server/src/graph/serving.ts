import type { Element } from "../design/model.js";
import { append } from "./append.js";
import { servedFlows, type FlowStep, type ServedFlow } from "./flows.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";

/**
 * What serves a flow (review.md, "Serves"): all that its start depends hard on through its steps, members of an `any` included, with the
 * hosts that these stand on, and the start itself when it is ours. Nearest first.
 */
export function servingElements(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return rememberFor(review, findServing, flow);
}

/** What serves a flow while its start waits: as `servingElements`, over hard calls alone and without hosts. Nearest first. */
export function servingSynchronously(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return rememberFor(review, findServingSynchronously, flow);
}

/** The flows that an element serves, in order. */
export function flowsServedBy(review: Review, element: Element): readonly ServedFlow[] {
  return review.remember(flowsByElement).get(element) ?? [];
}

/** The steps that leave an element, in order. */
export function stepsFrom(review: Review, flow: ServedFlow, element: Element): readonly FlowStep[] {
  return rememberFor(review, indexSteps, flow).get(element) ?? [];
}

/** A step over which the source waits for the target and fails with it. */
export function isHardCallStep(step: FlowStep): boolean {
  return step.hard && step.arrow === "->";
}

function indexSteps(_review: Review, flow: ServedFlow): ReadonlyMap<Element, readonly FlowStep[]> {
  const steps = new Map<Element, FlowStep[]>();
  for (const step of flow.steps) append(steps, step.source, step);
  return steps;
}

function findServing(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return withoutForeignStart(
    flow,
    reach([flow.start], (element) => {
      const targets = targetsOf(stepsFrom(review, flow, element).filter(({ depends }) => depends));
      return element.host ? [...targets, element.host] : targets;
    }),
  );
}

function findServingSynchronously(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return withoutForeignStart(
    flow,
    reach([flow.start], (element) => targetsOf(stepsFrom(review, flow, element).filter(isHardCallStep))),
  );
}

function targetsOf(steps: readonly FlowStep[]): readonly Element[] {
  return steps.map((step) => step.target);
}

function withoutForeignStart(flow: ServedFlow, reached: Set<Element>): ReadonlySet<Element> {
  if (flow.start.class === "outside") reached.delete(flow.start);
  return reached;
}

function flowsByElement(review: Review): ReadonlyMap<Element, readonly ServedFlow[]> {
  const flows = new Map<Element, ServedFlow[]>();
  for (const flow of servedFlows(review)) {
    for (const element of servingElements(review, flow)) append(flows, element, flow);
  }
  return flows;
}
