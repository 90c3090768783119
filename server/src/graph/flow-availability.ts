import type { Element } from "../design/model.js";
import { elementAvailability, type ElementAvailability } from "./availability.js";
import { Chains, product } from "./chains.js";
import type { ServedFlow } from "./flows.js";
import { dependenciesInFlow, type Need } from "./needs.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { servingElements } from "./serving.js";
import { singlePointsOf } from "./single-points.js";

/** What a flow can keep at best, and what makes it up. Shares of time, 0 to 1. */
export interface FlowAvailability {
  /** The product of all factors. */
  readonly value: number;
  /** What it would be at most, whatever the design leaves out: elements that do not say how many instances they have never fail. */
  readonly atMost: number;
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
 * A bound of what a flow can keep that costs little: that of all that serves it in a row, for nothing does worse than a series system of the same
 * parts (Barlow and Proschan, "Statistical Theory of Reliability and Life Testing", chapter 2). A share of time, 0 to 1.
 */
export function leastAvailability(review: Review, flow: ServedFlow): number {
  let least = 1;
  for (const element of servingElements(review, flow)) least *= availabilityOf(review, element)?.value ?? 1;
  return least;
}

/**
 * What a flow can keep (rules.md, "availability-unreachable"): the product of what its serving elements state (a series system), in which
 * alternatives come to 1 - ∏(1 - aᵢ) over their members' own chains, and what all of them need counts once, outside. What is unstated counts
 * as 100 %.
 */
export function flowAvailability(review: Review, flow: ServedFlow): FlowAvailability {
  return rememberFor(review, computeAvailability, flow);
}

function availabilityOf(review: Review, element: Element): ElementAvailability | undefined {
  return rememberFor(review, reckonElement, element);
}

function reckonElement(_review: Review, element: Element): ElementAvailability | undefined {
  return elementAvailability(element);
}

function computeAvailability(review: Review, flow: ServedFlow): FlowAvailability {
  let leavesOut = false;
  const kept = reckon(review, flow, (availability) => {
    if (!availability.stated) leavesOut = true;
    return true;
  });
  return { ...kept, atMost: leavesOut ? reckon(review, flow, ({ stated }) => stated).value : kept.value };
}

/** Reckons with the elements that state an availability and are to count; all others never fail. */
function reckon(
  review: Review,
  flow: ServedFlow,
  counts: (availability: ElementAvailability) => boolean,
): Omit<FlowAvailability, "atMost"> {
  const needs = dependenciesInFlow(review, flow);
  const points = singlePointsOf(needs, flow.start);
  const said = (element: Element): ElementAvailability | undefined => {
    const isForeignStart = element === flow.start && element.class === "outside";
    const availability = isForeignStart ? undefined : availabilityOf(review, element);
    return availability && counts(availability) ? availability : undefined;
  };
  const elements = [...points].flatMap((element) => said(element) ?? []);
  const chains = new Chains(needs, (element) => said(element)?.value ?? 1);
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
