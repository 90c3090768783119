import type { AnyGroup, DesignFile, Element, Flow, Link, Step } from "../design/model.js";
import type { Arrow } from "../../../grammar/ast.js";
import { append } from "./append.js";
import { dependsOver } from "./dependence.js";
import { reach } from "./reach.js";
import type { Review } from "./review.js";

/** A flow that elements serve: a declared one or, where a design declares none, a client that stands for one (review.md, "Serves"). */
export interface ServedFlow {
  /** Where findings about it stand: the flow, or the client that stands for it. */
  readonly subject: Flow | Element;
  /** The declared flow; absent for a client. */
  readonly flow?: Flow;
  readonly name: string;
  readonly file: DesignFile;
  readonly start: Element;
  /** The steps as declared, in order; for a client all links that it reaches over hard ones. */
  readonly steps: readonly FlowStep[];
}

/** One step of a flow: the links between two elements that it means. */
export interface FlowStep {
  readonly source: Element;
  readonly target: Element;
  readonly arrow: Arrow;
  readonly links: readonly Link[];
  /** The declared step; absent for a client that stands for a flow. */
  readonly step?: Step;
  /** Some link of it is hard. */
  readonly hard: boolean;
  /** The source depends hard on the target over it: it is hard, and calls or publishes. */
  readonly depends: boolean;
  /** The alternatives that it belongs to. */
  readonly choice?: Choice;
}

/** Alternatives within a flow: of an `any` in the flow, or of one among the links behind its steps. */
export interface Choice {
  readonly source: Element;
  readonly steps: readonly FlowStep[];
  /** Members of the `any` among the links to which this flow has no step. */
  readonly unnamed: readonly Link[];
}

/**
 * The flows of a design in order: those that it declares, but not those that did not parse whole or whose start did not resolve; where the
 * design declares no flow at all, one for each client.
 */
export function servedFlows(review: Review): readonly ServedFlow[] {
  return review.remember(makeServedFlows);
}

function makeServedFlows({ design }: Review): readonly ServedFlow[] {
  if (design.flows.length > 0) return design.flows.flatMap((flow) => declaredFlow(flow) ?? []);
  return design.elements.filter((element) => element.kind === "client" && !element.broken).map(flowOfClient);
}

function declaredFlow(flow: Flow): ServedFlow | undefined {
  if (flow.broken || !flow.start) return undefined;
  const { name, file, start } = flow;
  const drafts = flow.steps.map((step) => ({ ends: step, links: step.links, step, key: alternativesKey(step) }));
  return { subject: flow, flow, name, file, start, steps: makeSteps(drafts) };
}

function flowOfClient(client: Element): ServedFlow {
  const reached = reach([client], ({ outgoing, host }) => [
    ...outgoing.filter((link) => !link.soft).map((link) => link.target),
    ...(host ? [host] : []),
  ]);
  const links = [...reached].flatMap(({ outgoing }) => outgoing.filter((link) => !link.soft));
  const drafts = links.map((link) => ({ ends: link, links: [link], key: link.any }));
  return { subject: client, name: client.name, file: client.file, start: client, steps: makeSteps(drafts) };
}

interface StepDraft {
  readonly ends: { readonly source: Element; readonly target: Element; readonly arrow: Arrow };
  readonly links: readonly Link[];
  readonly step?: Step;
  /** The same for all steps of one choice. */
  readonly key: object | undefined;
}

/** The steps that the flow itself calls alternatives, else the `any` that all links of the step belong to. */
function alternativesKey(step: Step): object | undefined {
  if (step.alternatives) return step.alternatives;
  const group = step.links[0]?.any;
  return group && step.links.every((link) => link.any === group) ? group : undefined;
}

function makeSteps(drafts: readonly StepDraft[]): readonly FlowStep[] {
  const choices = makeChoices(drafts);
  return drafts.map(({ ends: { source, target, arrow }, links, step, key }) => {
    const choice = key && choices.get(key);
    const [hard, depends] = [links.some((link) => !link.soft), links.some(dependsOver)];
    const made: FlowStep = { source, target, arrow, links, hard, depends, step, choice };
    choice?.steps.push(made);
    return made;
  });
}

interface ChoiceDraft extends Choice {
  readonly steps: FlowStep[];
}

function makeChoices(drafts: readonly StepDraft[]): ReadonlyMap<object, ChoiceDraft> {
  const choices = new Map<object, ChoiceDraft>();
  for (const [key, members] of groupByKey(drafts)) {
    const [first] = members;
    if (!first) continue;
    const named = new Set(members.map(({ ends }) => ends.target));
    const groups = new Set<AnyGroup | undefined>(members.flatMap(({ links }) => links.map((link) => link.any)));
    const unnamed = [...groups].flatMap((group) => group?.links ?? []).filter(({ target }) => !named.has(target));
    if (named.size + unnamed.length > 1) choices.set(key, { source: first.ends.source, steps: [], unnamed });
  }
  return choices;
}

function groupByKey(drafts: readonly StepDraft[]): ReadonlyMap<object, readonly StepDraft[]> {
  const groups = new Map<object, StepDraft[]>();
  for (const draft of drafts) if (draft.key) append(groups, draft.key, draft);
  return groups;
}
