import type { Element, Link } from "../design/model.js";
import { append } from "./append.js";
import { components } from "./components.js";
import { isHardCall } from "./dependence.js";
import type { Choice, FlowStep, ServedFlow } from "./flows.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";
import { isHardCallStep, stepsFrom } from "./serving.js";

/** What the steps of a flow add up to for the one who waits. Milliseconds. */
export interface FlowLatency {
  readonly total: number;
  /** What states a latency, in order of the steps; an element once for each step into it. */
  readonly parts: readonly LatencyPart[];
}

export interface LatencyPart {
  readonly step: FlowStep;
  readonly of: Element | Link;
  readonly latency: number;
}

/** A bound of what a flow's steps add up to that costs little: all that is stated, alternatives and what nobody waits for included. */
export function mostLatency({ steps }: ServedFlow): number {
  let most = 0;
  for (const step of steps) for (const { latency } of partsOf(step)) most += latency;
  return most;
}

/**
 * The sum of the latencies stated on a flow's synchronous hard steps and their targets (rules.md, "latency-budget"): one branch after
 * another, each step once, of alternatives the slowest chain, no retries, unstated as 0. Only steps that the start reaches over such steps
 * count, for it does not wait for others.
 */
export function flowLatency(review: Review, flow: ServedFlow): FlowLatency {
  return rememberFor(review, sumLatency, flow);
}

function sumLatency(review: Review, flow: ServedFlow): FlowLatency {
  const sums = new LatencySums(review, flow);
  const counted = sums.chain(flow.start);
  const parts = flow.steps.filter((step) => counted.has(step)).flatMap(partsOf);
  return { total: parts.reduce((sum, part) => sum + part.latency, 0), parts };
}

/** Works out chains from the far end on, so that what stands below a member is known when the member is reached. */
class LatencySums {
  readonly #review: Review;
  readonly #flow: ServedFlow;
  readonly #chains = new Map<Element, ReadonlySet<FlowStep>>();

  constructor(review: Review, flow: ServedFlow) {
    this.#review = review;
    this.#flow = flow;
    const members = new Set(flow.steps.flatMap((step) => (step.choice ? [step.target] : [])));
    const next = (element: Element): readonly Element[] => this.#calls(element).map((step) => step.target);
    for (const element of components(members, next).flat()) {
      if (members.has(element)) this.#chains.set(element, this.chain(element));
    }
  }

  /** The steps that count once an element is called. */
  chain(element: Element): ReadonlySet<FlowStep> {
    const steps = new Set<FlowStep>();
    const choices = new Set<Choice>();
    const passed = reach([element], (current) =>
      this.#calls(current).flatMap((step) => (step.choice ? [] : [step.target])),
    );
    for (const step of [...passed].flatMap((current) => this.#calls(current))) {
      if (step.choice) choices.add(step.choice);
      else steps.add(step);
    }
    for (const choice of choices) for (const step of this.#slowest(choice, steps)) steps.add(step);
    return steps;
  }

  /** The member whose chain adds most to what is counted already. */
  #slowest(choice: Choice, counted: ReadonlySet<FlowStep>): readonly FlowStep[] {
    const members = new Map<Element, FlowStep[]>();
    for (const step of choice.steps) if (isHardCallStep(step)) append(members, step.target, step);
    let [slowest, most]: [readonly FlowStep[], number] = [[], -1];
    for (const [member, steps] of members) {
      const added = [...steps, ...(this.#chains.get(member) ?? [])].filter((step) => !counted.has(step));
      const latency = added.flatMap(partsOf).reduce((sum, part) => sum + part.latency, 0);
      if (latency > most) [slowest, most] = [added, latency];
    }
    return slowest;
  }

  #calls(element: Element): readonly FlowStep[] {
    return stepsFrom(this.#review, this.#flow, element).filter(isHardCallStep);
  }
}

/** What a step and its target say; of several links that a step means the slowest. */
function partsOf(step: FlowStep): readonly LatencyPart[] {
  let slowest: LatencyPart | undefined;
  for (const link of step.links) {
    const part = isHardCall(link) ? statedPart(step, link) : undefined;
    if (part && part.latency > (slowest?.latency ?? -1)) slowest = part;
  }
  const own = statedPart(step, step.target);
  return [slowest, own].filter((part) => part !== undefined);
}

function statedPart(step: FlowStep, of: Element | Link): LatencyPart | undefined {
  const latency = of.type === "link" ? of.get("latency").value : of.get("latency").value;
  return latency === undefined ? undefined : { step, of, latency };
}
