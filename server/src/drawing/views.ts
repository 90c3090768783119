import type { Element, Flow } from "../design/model.js";
import type { Location } from "../design/place.js";
import { locate } from "../design/place.js";
import type { Review } from "../graph/review.js";
import { fileTitle, referencesOf, type Frame } from "./references.js";

/** What a drawing shows. */
export type View =
  | { readonly type: "design" }
  | { readonly type: "group"; readonly frame: Frame }
  | { readonly type: "element"; readonly element: Element }
  /** The flow as a sequence diagram. */
  | { readonly type: "flow"; readonly flow: Flow }
  /** The flow lit up in the whole drawing. */
  | { readonly type: "path"; readonly flow: Flow };

/** A view that can be chosen. */
export interface ListedView {
  /** `design`, `group:NAME`, `element:NAME`, `flow:NAME` or `path:NAME`, NAME being a reference. */
  readonly id: string;
  readonly type: View["type"];
  readonly label: string;
  /** The kind, and whatever else tells it from others of its name. */
  readonly detail: string;
  /** Where what it shows is declared. */
  readonly location?: Location;
}

/** All views of a design: the whole, flows, groups, regions and zones, elements. */
export function listViews(review: Review): readonly ListedView[] {
  const references = referencesOf(review);
  return [
    { id: "design", type: "design", label: "Whole design", detail: fileTitle(review.design.root) },
    ...[...references.flows].flatMap(([name, flow]) => flowViews(name, flow)),
    ...[...references.frames].map(([name, frame]) => frameView(name, frame)),
    ...[...references.elements].map(([name, element]) => elementView(name, element)),
  ];
}

/** The view with an id of `listViews`; undefined where what it showed is no longer there. */
export function resolveView(review: Review, id: string): View | undefined {
  if (id === "design") return { type: "design" };
  const colon = id.indexOf(":");
  const name = id.slice(colon + 1);
  const references = referencesOf(review);
  switch (id.slice(0, colon)) {
    case "group": {
      const frame = references.frames.get(name);
      return frame && { type: "group", frame };
    }
    case "element": {
      const element = references.elements.get(name);
      return element && { type: "element", element };
    }
    case "flow":
    case "path": {
      const flow = references.flows.get(name);
      return flow && { type: id.startsWith("flow") ? "flow" : "path", flow };
    }
    default:
      return undefined;
  }
}

/** The id that `resolveView` reads back. */
export function viewId(review: Review, view: View): string {
  const references = referencesOf(review);
  switch (view.type) {
    case "design":
      return "design";
    case "group":
      return `group:${view.frame.reference}`;
    case "element":
      return `element:${references.of(view.element)}`;
    case "flow":
    case "path":
      return `${view.type}:${references.of(view.flow)}`;
  }
}

function flowViews(name: string, flow: Flow): ListedView[] {
  const label = flow.title ?? flow.name;
  const location = locate(flow.place);
  return [
    { id: `flow:${name}`, type: "flow", label, detail: `flow ${name}, as a sequence`, location },
    { id: `path:${name}`, type: "path", label, detail: `flow ${name}, in the whole design`, location },
  ];
}

function frameView(name: string, frame: Frame): ListedView {
  const place = frame.containers[0]?.place;
  const detail = frame.title === name ? frame.kind : `${frame.kind} ${name}`;
  return { id: `group:${name}`, type: "group", label: frame.title, detail, ...(place && { location: locate(place) }) };
}

function elementView(name: string, element: Element): ListedView {
  return {
    id: `element:${name}`,
    type: "element",
    label: element.title ?? element.name,
    detail: `${element.kind} ${name}`,
    location: locate(element.place),
  };
}
