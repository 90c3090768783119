import type { Element, FileEdit } from "../design/model.js";
import { failureOf, type Failure as GraphFailure } from "../graph/failure.js";
import { servedFlows, type ServedFlow } from "../graph/flows.js";
import type { Need } from "../graph/needs.js";
import type { Review } from "../graph/review.js";
import { shownText } from "./escape.js";
import { lossOf } from "./losses.js";
import { referencesOf } from "./references.js";
import { writeScenario } from "./scenario.js";

/** What happens when parts of a design are lost, in references of the drawing and in words. */
export interface Failure {
  /** Elements that are lost or down, each with the reason. */
  readonly down: readonly AffectedElement[];
  /** Elements that go on without something that they use softly. */
  readonly degraded: readonly AffectedElement[];
  readonly flows: readonly AffectedFlow[];
  /** The failure as a scenario, to be kept; undefined where nothing is lost, or the root file can't name what is. */
  readonly scenario?: FileEdit;
  /** What the file of the scenario has to import for it. */
  readonly imports?: readonly FileEdit[];
}

export interface AffectedElement {
  readonly reference: string;
  /** Why: `is lost`, `depends on orders-db`. */
  readonly reason: string;
}

export interface AffectedFlow {
  readonly reference: string;
  readonly title: string;
  readonly state: "down" | "degraded" | "unaffected";
  /** The chain of reasons, from the flow's start to what is lost. */
  readonly reasons: readonly string[];
}

/**
 * What is down, degraded and broken once the parts are lost, each as losses.ts writes it. What the design does not have any more is passed
 * over.
 */
export function whatIf(review: Review, lost: readonly string[]): Failure {
  const whole = lost.flatMap((text) => lossOf(review, text) ?? []);
  const failure = failureOf(review, { whole, oneInstance: [] });
  const degraded = degradedElements(review, failure);
  const written = whole.length > 0 ? writeScenario(review, whole) : undefined;
  const { of } = referencesOf(review);
  return {
    down: [...failure.down].map(([element, need]) => ({
      reference: of(element),
      reason: need ? reasonOf(need) : "is lost",
    })),
    degraded: [...degraded].map(([element, reason]) => ({ reference: of(element), reason })),
    flows: servedFlows(review).map((flow) => flowAfter(review, flow, failure)),
    ...written,
  };
}

function reasonOf({ element, from, links }: Need): string {
  const names = from.map((filler) => filler.name).join(", ");
  if (links.length === 0) return `stands on ${names}`;
  const verb = links.every((link) => link.arrow === "~>") ? "publishes to" : "depends on";
  return from.length > 1
    ? `needs one of ${names}`
    : element.host === from[0]
      ? `stands on ${names}`
      : `${verb} ${names}`;
}

/** Elements that are up but lost something soft, a producer, or one of several alternatives, with the reason. */
function degradedElements({ design }: Review, { down }: GraphFailure): ReadonlyMap<Element, string> {
  const degraded = new Map<Element, string>();
  for (const link of design.links) {
    const { source, target } = link;
    if (down.has(target) && !down.has(source) && !degraded.has(source)) {
      degraded.set(source, `goes on without ${target.name}`);
    }
    if (link.arrow === "~>" && down.has(source) && !down.has(target) && !degraded.has(target)) {
      degraded.set(target, `receives nothing from ${source.name}`);
    }
  }
  return degraded;
}

function flowAfter(review: Review, flow: ServedFlow, { flows, down }: GraphFailure): AffectedFlow {
  const known = { reference: flow.flow ? referencesOf(review).of(flow.flow) : flow.name, title: titleOf(flow) };
  const broken = flows.find((failure) => failure.flow === flow);
  if (broken) {
    const chain = broken.reasons.map((need) => `${need.element.name} ${reasonOf(need)}`);
    return { ...known, state: "down", reasons: [...chain, ...broken.lost.map(({ name }) => `${name} is lost`)] };
  }
  const missing = new Set(flow.steps.flatMap(({ source, target }) => [source, target]).filter((end) => down.has(end)));
  if (missing.size === 0) return { ...known, state: "unaffected", reasons: [] };
  const reasons = [...missing].map((element) => {
    const need = down.get(element);
    return need
      ? `${element.name} is down beyond the flow's own steps: it ${reasonOf(need)}`
      : `goes on without ${element.name}`;
  });
  return { ...known, state: "degraded", reasons };
}

function titleOf({ subject, name }: ServedFlow): string {
  return shownText(subject.title ?? name);
}
