import type { Element, Link } from "../design/model.js";
import type { Review } from "../graph/review.js";
import { connectionsOf, type Connection } from "./connections.js";
import type { Emphasis } from "./drawing.js";
import { referencesOf } from "./references.js";
import type { View } from "./views.js";

/** What a flowchart is to show, before anything is drawn as one. */
export interface Scene {
  readonly elements: readonly Element[];
  readonly connections: readonly Connection[];
  /** Which elements are drawn inside the frames that they are declared in. */
  framed(element: Element): boolean;
  emphasis(element: Element): Emphasis;
  edgeEmphasis(connection: Connection): Emphasis;
  /** Elements that are never drawn as part of a cluster. */
  readonly kept: ReadonlySet<Element>;
  /** The numbers of the flow's steps that a connection is. */
  steps(connection: Connection): readonly number[];
}

type FlowchartView = Exclude<View, { type: "flow" }>;

/** The elements and connections of a view. */
export function sceneOf(review: Review, view: FlowchartView): Scene {
  switch (view.type) {
    case "design":
      return wholeScene(review);
    case "group":
      return groupScene(review, view);
    case "element":
      return elementScene(review, view);
    case "path":
      return pathScene(review, view);
  }
}

const plainly = () => "plain" as const;
const noSteps = (): readonly number[] => [];

function wholeScene(review: Review): Scene {
  return {
    elements: [...referencesOf(review).elements.values()],
    connections: connectionsOf(review),
    framed: () => true,
    emphasis: plainly,
    edgeEmphasis: plainly,
    kept: new Set(),
    steps: noSteps,
  };
}

/** The members, and what they are connected to outside. */
function groupScene(review: Review, { frame }: Extract<View, { type: "group" }>): Scene {
  const containers = new Set(frame.containers);
  const members = new Set(
    review.design.elements.filter((element) => element.containers.some((container) => containers.has(container))),
  );
  const connections = connectionsOf(review).filter(({ source, target }) => members.has(source) || members.has(target));
  return {
    elements: inOrder(review, new Set([...members, ...connections.flatMap(ends)])),
    connections,
    framed: (element) => members.has(element),
    emphasis: (element) => (members.has(element) ? "plain" : "aside"),
    edgeEmphasis: ({ source, target }) => (members.has(source) && members.has(target) ? "plain" : "aside"),
    kept: new Set(),
    steps: noSteps,
  };
}

/** The element, and what it is connected to. */
function elementScene(review: Review, { element }: Extract<View, { type: "element" }>): Scene {
  const connections = connectionsOf(review).filter(({ source, target }) => source === element || target === element);
  return {
    elements: inOrder(review, new Set([element, ...connections.flatMap(ends)])),
    connections,
    framed: () => false,
    emphasis: (other) => (other === element ? "lit" : "plain"),
    edgeEmphasis: plainly,
    kept: new Set([element]),
    steps: noSteps,
  };
}

function pathScene(review: Review, { flow }: Extract<View, { type: "path" }>): Scene {
  const steps = new Map<Link | undefined, number[]>();
  flow.steps.forEach((step, index) => {
    for (const link of step.links) steps.set(link, [...(steps.get(link) ?? []), index + 1]);
  });
  const walked = new Set(flow.steps.flatMap((step) => [step.source, step.target]));
  return {
    ...wholeScene(review),
    emphasis: (element) => (walked.has(element) ? "lit" : "aside"),
    edgeEmphasis: ({ link }) => (steps.has(link) ? "lit" : "aside"),
    kept: walked,
    steps: ({ link }) => steps.get(link) ?? [],
  };
}

function ends({ source, target }: Connection): [Element, Element] {
  return [source, target];
}

function inOrder(review: Review, elements: ReadonlySet<Element>): Element[] {
  return [...referencesOf(review).elements.values()].filter((element) => elements.has(element));
}
