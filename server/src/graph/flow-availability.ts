import type { Element } from "../design/model.js";
import { elementAvailability, type ElementAvailability } from "./availability.js";
import { Chains, product } from "./chains.js";
import type { ServedFlow } from "./flows.js";
import { dependenciesInFlow, type Need } from "./needs.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { singlePointsOf } from "./single-points.js";

/** What a flow can keep at best, and what makes it up. Shares of time, 0 to 1. */
export interface FlowAvailability {
  /** The product of all factors. */
  readonly value: number;
  /** The elements that the flow can't do without, as far as they state an availability, the nearest first. */
  readonly elements: readonly ElementAvailability[];
  /** Alternatives that may all fail, each with what it comes to. */
  readonly choices: readonly ChoiceAvailability[];
}

/** Alternatives of which one is enough; several sets of them where they share elements and can only be reckoned together. */
export interface ChoiceAvailability {
  readonly value: number;
  readonly needs: readonly Need[];
}

/**
 * What a flow can keep (rules.md, "availability-unreachable"): the product of what its serving elements state (a series system), in which
 * alternatives come to 1 - ∏(1 - aᵢ) over their members' own chains, and what all of them need counts once, outside. What is unstated counts
 * as 100 %.
 */
export function flowAvailability(review: Review, flow: ServedFlow): FlowAvailability {
  return rememberFor(review, computeAvailability, flow);
}

function computeAvailability(review: Review, flow: ServedFlow): FlowAvailability {
  const needs = dependenciesInFlow(review, flow);
  const points = singlePointsOf(needs, flow.start);
  const isForeignStart = (element: Element): boolean => element === flow.start && element.class === "outside";
  const stated = (element: Element): ElementAvailability | undefined =>
    isForeignStart(element) ? undefined : elementAvailability(element);
  const elements = [...points].flatMap((element) => stated(element) ?? []);
  const chains = new Chains(needs, (element) => stated(element)?.value ?? 1);
  const choices = reckonChoices(chains, chains.openNeeds(points, points), points).filter(({ value }) => value < 1);
  return { value: product([...elements, ...choices].map(({ value }) => value)), elements, choices };
}

function reckonChoices(
  chains: Chains,
  open: readonly Need[],
  points: ReadonlySet<Element>,
): readonly ChoiceAvailability[] {
  const { values, shared } = chains.apart(open, points);
  if (shared.length > 0) return [{ value: chains.together(open, points, shared), needs: open }];
  return open.map((need, index) => ({ value: values[index] ?? 1, needs: [need] }));
}
