import type { Element } from "../design/model.js";
import type { Choice, FlowStep, ServedFlow } from "./flows.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { stepsFrom } from "./serving.js";

/**
 * Whether two steps of a flow stand below different members of one `any`, so that never both are taken: rules by flow don't add them up
 * (review.md, "Words"). A step that is also reached in another way stands below none.
 */
export function areAlternatives(review: Review, flow: ServedFlow, one: FlowStep, other: FlowStep): boolean {
  const members = rememberFor(review, membersByStep, flow);
  const [first, second] = [members.get(one), members.get(other)];
  if (!first || !second) return false;
  return [...first].some(([choice, member]) => second.has(choice) && second.get(choice) !== member);
}

type MembersByStep = ReadonlyMap<FlowStep, ReadonlyMap<Choice, Element>>;

function membersByStep(review: Review, flow: ServedFlow): MembersByStep {
  const members = new Map<FlowStep, Map<Choice, Element>>();
  const choices = new Set(flow.steps.flatMap((step) => step.choice ?? []));
  for (const choice of choices) {
    for (const [step, member] of stepsOfMembers(review, flow, choice)) {
      const known = members.get(step);
      if (known) known.set(choice, member);
      else members.set(step, new Map([[choice, member]]));
    }
  }
  return members;
}

/** The steps that are taken only when one certain member is. */
function stepsOfMembers(review: Review, flow: ServedFlow, choice: Choice): ReadonlyMap<FlowStep, Element> {
  const next = (element: Element): readonly FlowStep[] => stepsFrom(review, flow, element);
  const targets = new Set(flow.steps.map((step) => step.target));
  const heads = [flow.start, ...flow.steps.map((step) => step.source).filter((source) => !targets.has(source))];
  const besides = reach(heads, (element) =>
    next(element).flatMap((step) => (step.choice === choice ? [] : [step.target])),
  );
  const owners = new Map<Element, Set<Element>>();
  const chosen = new Set(choice.steps.map((step) => step.target));
  for (const member of chosen) {
    for (const element of reach([member], (current) => next(current).map((step) => step.target))) {
      owners.set(element, (owners.get(element) ?? new Set()).add(member));
    }
  }
  const found = new Map<FlowStep, Element>(choice.steps.map((step) => [step, step.target]));
  for (const [element, [member, another]] of owners) {
    if (besides.has(element) || member === undefined || another !== undefined) continue;
    for (const step of next(element)) if (!found.has(step)) found.set(step, member);
  }
  return found;
}
