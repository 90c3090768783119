import type { Derived, Element, Link, Operation } from "../design/model.js";
import type { FlowStep, ServedFlow } from "./flows.js";
import { readsState, wordsOf, worst, writesState, type LinkWord } from "./link-words.js";
import { consumerOf } from "./messages.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { stepsFrom } from "./serving.js";
import { isYes, type Verdict } from "./verdict.js";

/** A link that reads or writes a store or cache. */
export interface Access {
  readonly link: Link;
  /** False where the operation is only derived. */
  readonly stated: boolean;
}

/** The links that write a store or cache, by their own word or that of a step, in order. */
export function writesOf(review: Review, state: Element): readonly Access[] {
  return accesses(review, state, writesState);
}

/** The links that read a store or cache, by their own word or that of a step, in order. */
export function readsOf(review: Review, state: Element): readonly Access[] {
  return accesses(review, state, readsState);
}

function accesses(review: Review, state: Element, judge: (word: LinkWord) => Verdict): readonly Access[] {
  const found: Access[] = [];
  for (const link of state.incoming) {
    const verdict = worst(wordsOf(review, link).map(judge));
    if (verdict && isYes(verdict)) found.push({ link, stated: verdict.stated });
  }
  return found;
}

/** A write within a flow. */
export interface FlowWrite extends Access {
  readonly step: FlowStep;
  readonly writer: Element;
  readonly store: Element;
  /** Only a consumer's doing: it stands behind a message and is not part of the same unit of work. */
  readonly behindConsume: boolean;
}

/** The writes to stores and caches that a flow's steps make, by the steps' own operations, in order. */
export function writesInFlow(review: Review, flow: ServedFlow): readonly FlowWrite[] {
  return rememberFor(review, findWrites, flow);
}

/** What a flow's step does over one of its links. */
export function operationInFlow({ step }: FlowStep, link: Link): Derived<Operation> | undefined {
  return step ? step.operation(link) : link.operation;
}

/** The elements of a flow that act before any message is consumed. */
export function actsDirectly(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  return rememberFor(review, findDirect, flow);
}

function findWrites(review: Review, flow: ServedFlow): readonly FlowWrite[] {
  const writes: FlowWrite[] = [];
  for (const step of flow.steps) {
    if (step.target.class !== "state") continue;
    for (const link of step.links) {
      const verdict = writesState({ link, operation: operationInFlow(step, link) });
      if (!verdict?.value) continue;
      const behindConsume = !actsDirectly(review, flow).has(step.source);
      writes.push({ step, link, writer: step.source, store: step.target, stated: verdict.stated, behindConsume });
    }
  }
  return writes;
}

function findDirect(review: Review, flow: ServedFlow): ReadonlySet<Element> {
  const [targets, fetchers] = [new Set<Element>(), new Set<Element | undefined>()];
  for (const { target, links } of flow.steps) {
    targets.add(target);
    for (const link of links) fetchers.add(consumerOf(link));
  }
  const heads = flow.steps.map((step) => step.source).filter((source) => !targets.has(source) && !fetchers.has(source));
  return reach([flow.start, ...heads], (element) =>
    stepsFrom(review, flow, element)
      .filter(({ links }) => !links.every(consumerOf))
      .map((step) => step.target),
  );
}
