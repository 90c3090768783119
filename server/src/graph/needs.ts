import type { Element, Link } from "../design/model.js";
import { append } from "./append.js";
import { dependsOver } from "./dependence.js";
import type { Choice, FlowStep, ServedFlow } from "./flows.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";

/*
 * What takes what down, as a set of Horn clauses: an element is down when, for one of its needs, everything that could fill it is down.
 * Working out the consequences of a loss is then forward chaining, linear in the clauses that it touches (Dowling and Gallier, "Linear-time
 * algorithms for testing the satisfiability of propositional Horn formulae", 1984).
 */

/** Something that an element can't do without. */
export interface Need {
  readonly element: Element;
  /** One of these is enough; when all are down, the element is. */
  readonly from: readonly Element[];
  /** The links over which it is needed; none where the element stands on what it needs. */
  readonly links: readonly Link[];
}

/** All needs, by who has them and by who fills them. */
export interface Needs {
  of(element: Element): readonly Need[];
  filledBy(element: Element): readonly Need[];
}

/** Needs over all links of a design: what it depends on hard, and its host (review.md, "Down": for the what-if over all links). */
export function needsOverLinks(review: Review): Needs {
  return review.remember(makeNeedsOverLinks);
}

/**
 * Needs within one flow over its hard steps, and hosts. What its start needs is what the flow needs (review.md, "A flow is down"); a message
 * sent without a queue is a hard step too, though its sender does not depend on it.
 */
export function needsInFlow(review: Review, flow: ServedFlow): Needs {
  return rememberFor(review, makeNeedsInFlow, flow);
}

/** Needs within one flow over the steps by which one element depends hard on another, and hosts: what serves the flow, and how. */
export function dependenciesInFlow(review: Review, flow: ServedFlow): Needs {
  return rememberFor(review, makeDependenciesInFlow, flow);
}

function makeNeedsOverLinks({ design }: Review): Needs {
  const needs: Need[] = [];
  for (const element of design.elements) {
    if (element.host) needs.push(standsOn(element, element.host));
    for (const link of element.outgoing) if (!link.any && dependsOver(link)) needs.push(over(element, [link]));
    // where one member never takes its source down, the others need not be up
    for (const { links } of element.anyGroups) if (links.every(dependsOver)) needs.push(over(element, links));
  }
  return index(needs);
}

function makeNeedsInFlow(_review: Review, flow: ServedFlow): Needs {
  const [isHard, isHardLink] = [({ hard }: FlowStep) => hard, ({ soft }: Link) => !soft];
  return index([...stepNeeds(flow, isHard, isHardLink), ...hostNeeds(flow)]);
}

function makeDependenciesInFlow(_review: Review, flow: ServedFlow): Needs {
  return index([...stepNeeds(flow, ({ depends }) => depends, dependsOver), ...hostNeeds(flow)]);
}

function stepNeeds(
  { steps }: ServedFlow,
  stepBinds: (step: FlowStep) => boolean,
  linkBinds: (link: Link) => boolean,
): readonly Need[] {
  const needs: Need[] = [];
  const choices = new Set<Choice>();
  for (const step of steps) {
    if (step.choice) choices.add(step.choice);
    else if (stepBinds(step)) needs.push(over(step.source, step.links));
  }
  for (const { source, steps: members, unnamed } of choices) {
    // where one member never takes its source down, the others need not be up
    if (!members.every(stepBinds) || !unnamed.every(linkBinds)) continue;
    needs.push(over(source, [...members.flatMap((step) => step.links), ...unnamed]));
  }
  return needs;
}

function hostNeeds({ start, steps }: ServedFlow): readonly Need[] {
  const needs: Need[] = [];
  const elements = new Set([start]);
  for (const { source, target, choice } of steps) {
    elements.add(source).add(target);
    for (const link of choice?.unnamed ?? []) elements.add(link.target);
  }
  // the set grows while it is walked: hosts stand on hosts
  for (const element of elements) {
    if (!element.host) continue;
    needs.push(standsOn(element, element.host));
    elements.add(element.host);
  }
  return needs;
}

function standsOn(element: Element, host: Element): Need {
  return { element, from: [host], links: [] };
}

function over(element: Element, links: readonly Link[]): Need {
  const [first] = links;
  const from = first && links.length === 1 ? [first.target] : [...new Set(links.map((link) => link.target))];
  return { element, from, links };
}

const none: readonly Need[] = [];

function index(needs: readonly Need[]): Needs {
  const of = new Map<Element, Need[]>();
  for (const need of needs) append(of, need.element, need);
  // what asks only what an element needs goes without
  let filledBy: ReadonlyMap<Element, readonly Need[]> | undefined;
  return {
    of: (element) => of.get(element) ?? none,
    filledBy: (element) => (filledBy ??= byFiller(needs)).get(element) ?? none,
  };
}

function byFiller(needs: readonly Need[]): ReadonlyMap<Element, readonly Need[]> {
  const filledBy = new Map<Element, Need[]>();
  for (const need of needs) for (const element of need.from) append(filledBy, element, need);
  return filledBy;
}

/** Why an element is down: the need that is not filled any more, or undefined for one that is lost itself. */
export type Downs = ReadonlyMap<Element, Need | undefined>;

/** Everything that is down once the given elements are lost, those first. Linear in the needs that it touches. */
export function spread(needs: Needs, lost: Iterable<Element>): Downs {
  return new Map(spreading(needs, lost));
}

/** Whether the loss of the elements takes one of `victims` down. Stops at the first. */
export function takesDown(needs: Needs, lost: Iterable<Element>, victims: ReadonlySet<Element>): boolean {
  for (const [element] of spreading(needs, lost)) if (victims.has(element)) return true;
  return false;
}

function* spreading(needs: Needs, lost: Iterable<Element>): Generator<[Element, Need | undefined]> {
  const down = new Map<Element, Need | undefined>();
  for (const element of lost) down.set(element, undefined);
  const missing = new Map<Need, number>();
  // the map grows while it is walked
  for (const [element, reason] of down) {
    yield [element, reason];
    for (const need of needs.filledBy(element)) {
      const count = (missing.get(need) ?? 0) + 1;
      missing.set(need, count);
      if (count === need.from.length && !down.has(need.element)) down.set(need.element, need);
    }
  }
}

/**
 * The reasons why an element is down, from its own to the losses that all go back to: each need with what filled it follows the need that it
 * breaks. A need that several could fill is followed by the reasons of each.
 */
export function reasonsOf(down: Downs, element: Element): readonly Need[] {
  const reasons: Need[] = [];
  const seen = new Set([element]);
  for (const current of seen) {
    const need = down.get(current);
    if (!need) continue;
    reasons.push(need);
    for (const filler of need.from) seen.add(filler);
  }
  return reasons;
}
