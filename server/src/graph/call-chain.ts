import type { Element, Link } from "../design/model.js";
import { hardCallsOf, isHardCall } from "./dependence.js";
import type { ServedFlow } from "./flows.js";
import { components } from "./components.js";
import { edgesOf, heaviestPaths, type Trail } from "./heaviest-paths.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { isHardCallStep, stepsFrom } from "./serving.js";

/** A row of calls in which each waits for the next. */
export interface CallChain {
  /** Calls between compute elements; traffic between two of them is passed and not counted. */
  readonly length: number;
  readonly links: readonly Link[];
}

/** A bound of the length of a flow's longest row of calls that costs next to nothing: a row calls each compute element once at most. */
export function mostCalls({ steps }: ServedFlow): number {
  return steps.filter((step) => step.target.class === "compute" && isHardCallStep(step)).length;
}

/**
 * The longest row of hard calls between compute elements (rules.md, "sync-chain"): anywhere among a flow's steps; for a client that stands
 * for a flow, of those that start at it. Rows lead over compute and traffic alone.
 */
export function longestCallChain(review: Review, flow: ServedFlow): CallChain {
  return rememberFor(review, findLongest, flow);
}

function findLongest(review: Review, flow: ServedFlow): CallChain {
  const elements = new Set([flow.start, ...flow.steps.flatMap(({ source, target }) => [source, target])]);
  const calls = (element: Element): readonly Link[] =>
    (flow.flow ? callsInFlow(review, flow, element) : hardCallsOf(review, element)).filter(({ target }) =>
      isPassed(target),
    );
  const parts = components(elements, (element) => calls(element).map((link) => link.target));
  const paths = heaviestPaths<Element, Link, number>(parts, calls, {
    origin: (element) => originOf(flow, element),
    grow: (count, { target }) => count + (target.class === "compute" ? 1 : 0),
    outweighs: (count, other) => count > other,
  });
  const trails = [...elements].flatMap((element) => paths.to(element) ?? []);
  const longest = trails.reduce<Trail<Link, number>>((best, trail) => (trail.value > best.value ? trail : best), {
    value: 0,
  });
  return { length: Math.max(0, longest.value - 1), links: edgesOf(longest) };
}

function callsInFlow(review: Review, flow: ServedFlow, element: Element): readonly Link[] {
  return stepsFrom(review, flow, element).flatMap((step) => step.links.filter(isHardCall));
}

function originOf(flow: ServedFlow, element: Element): number | undefined {
  if (!flow.flow) return element === flow.start ? 0 : undefined;
  return element.class === "compute" ? 1 : 0;
}

function isPassed({ class: kind }: Element): boolean {
  return kind === "compute" || kind === "traffic";
}
