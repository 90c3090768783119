import type { Element, Link } from "../design/model.js";
import { hardCallsOf } from "./dependence.js";
import { pathTo, reachBy } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { worstTime, type WorstTime } from "./worst-time.js";

/** A call that an element makes before it can answer. */
export interface NextCall {
  readonly link: Link;
  /** The links through traffic that lead from the element to the call. */
  readonly through: readonly Link[];
  readonly worst: WorstTime;
}

/**
 * The hard calls that an element makes next, with a known worst time, the slowest first (rules.md, "timeout-inversion"): its own; and where
 * it is traffic, which only passes a request on, also those of the elements to which it passes it.
 */
export function nextCalls(review: Review, element: Element): readonly NextCall[] {
  return rememberFor(review, findNextCalls, element);
}

function findNextCalls(review: Review, element: Element): readonly NextCall[] {
  const calls = element.class === "traffic" ? callsThrough(review, element) : callsBy(review, element, []);
  return calls.sort((one, other) => other.worst.total - one.worst.total);
}

function callsThrough(review: Review, element: Element): NextCall[] {
  const reached = reachBy([element], (passed) => (passed.class === "traffic" ? hardCallsOf(review, passed) : []));
  return [...reached.keys()].flatMap((caller) => callsBy(review, caller, pathTo(reached, caller)));
}

function callsBy(review: Review, caller: Element, through: readonly Link[]): NextCall[] {
  const calls: NextCall[] = [];
  for (const link of hardCallsOf(review, caller)) {
    const worst = worstTime(link);
    if (worst) calls.push({ link, through, worst });
  }
  return calls;
}
