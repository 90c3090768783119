import type { Element, Link } from "../design/model.js";
import { reachBy, pathTo } from "./reach.js";
import { hardCallParts, hardCallsOf } from "./dependence.js";
import type { Review } from "./review.js";

/** Elements that wait for each other. */
export interface CallCycle {
  readonly elements: readonly Element[];
  /** All hard calls among them, in file order. */
  readonly links: readonly [Link, ...Link[]];
  /** A shortest way round that starts with the first link. */
  readonly round: readonly Link[];
}

/** The strongly connected parts of the hard calls (rules.md, "sync-cycle"), over all links, in order of their first link. */
export function callCycles(review: Review): readonly CallCycle[] {
  return review.remember(findCallCycles);
}

function findCallCycles(review: Review): readonly CallCycle[] {
  return hardCallParts(review)
    .filter((part) => part.length > 1)
    .flatMap((part) => cycleOf(review, part))
    .sort((one, other) => one.links[0].index - other.links[0].index);
}

function cycleOf(review: Review, elements: readonly Element[]): readonly CallCycle[] {
  const part = new Set(elements);
  const inner = (element: Element): readonly Link[] =>
    hardCallsOf(review, element).filter((link) => part.has(link.target));
  const [first, ...others] = elements.flatMap(inner).sort((one, other) => one.index - other.index);
  if (!first) return [];
  const back = pathTo(reachBy([first.target], inner), first.source);
  return [{ elements, links: [first, ...others], round: [first, ...back] }];
}
