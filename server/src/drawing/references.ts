import type { Container, Design, DesignFile, Element, Flow } from "../design/model.js";
import type { Review } from "../graph/review.js";
import { documentUri } from "../text/markdown-fences.js";

/*
 * References name parts of a design in text, the same way as long as the part keeps its name: `orders`, `Ordering`, `eu.a`. Where two files
 * have the same name the root's, then the first, has it and the others get `~2`, `~3`: no name has a `~`.
 */

export interface References {
  readonly elements: ReadonlyMap<string, Element>;
  readonly flows: ReadonlyMap<string, Flow>;
  /** Frames by reference, each with all blocks that it is made of: a region may be opened again. */
  readonly frames: ReadonlyMap<string, Frame>;
  of(part: Element | Flow): string;
  frameOf(container: Container): Frame;
}

/** A group, region or zone as it is drawn, or the file of an import. */
export interface Frame {
  readonly reference: string;
  readonly kind: Container["kind"];
  readonly title: string;
  readonly parent: Frame | undefined;
  readonly containers: readonly Container[];
}

/** The references of a review's design. */
export function referencesOf(review: Review): References {
  return review.remember(buildReferences);
}

function buildReferences({ design }: Review): References {
  const names = new Map<Element | Flow, string>();
  const elements = named(
    // what has no name yet is being typed
    design.elements.filter((element) => element.name !== ""),
    (element) => element.name,
  );
  const flows = named(
    design.flows.filter((flow) => flow.name !== ""),
    (flow) => flow.name,
  );
  for (const [name, element] of elements) names.set(element, name);
  for (const [name, flow] of flows) names.set(flow, name);
  const { frames, byContainer } = buildFrames(design);
  return {
    elements,
    flows,
    frames,
    of: (part) => names.get(part) ?? part.name,
    frameOf: (container) => byContainer.get(container) as Frame,
  };
}

function named<T>(parts: readonly T[], nameOf: (part: T) => string): Map<string, T> {
  const result = new Map<string, T>();
  const counts = new Map<string, number>();
  for (const part of parts) {
    const name = nameOf(part);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    result.set(freeName(name, result, count), part);
  }
  return result;
}

/** The name, or the name with the first `~n` that is not taken; none is below `least`. */
export function freeName(name: string, taken: { has(name: string): boolean }, least = 2): string {
  if (!taken.has(name)) return name;
  let n = least;
  while (taken.has(`${name}~${n}`)) n++;
  return `${name}~${n}`;
}

interface OpenFrame extends Frame {
  readonly containers: Container[];
}

function buildFrames(design: Design): { frames: Map<string, Frame>; byContainer: Map<Container, Frame> } {
  const frames = new Map<string, Frame>();
  const byContainer = new Map<Container, Frame>();
  const open = new Map<string, OpenFrame>();
  const visit = (container: Container): OpenFrame => {
    const known = byContainer.get(container) as OpenFrame | undefined;
    if (known) return known;
    const parent = container.parent && visit(container.parent);
    const identity = identityOf(container, parent, byContainer.size);
    const frame = open.get(identity) ?? newFrame(container, parent, frames);
    frame.containers.push(container);
    open.set(identity, frame);
    frames.set(frame.reference, frame);
    byContainer.set(container, frame);
    return frame;
  };
  for (const file of design.files) for (const container of file.containers) visit(container);
  return { frames, byContainer };
}

/** Regions and zones of one name in one place are one frame; each group is its own. */
function identityOf(container: Container, parent: Frame | undefined, ordinal: number): string {
  const name = container.kind === "group" ? `#${ordinal}` : container.name;
  return JSON.stringify([parent?.reference, container.file.uri, container.kind, name]);
}

function newFrame(container: Container, parent: Frame | undefined, taken: ReadonlyMap<string, Frame>): OpenFrame {
  const name = container.name ?? container.title ?? "group";
  const qualified = container.kind === "zone" && parent?.kind === "region" ? `${parent.reference}.${name}` : name;
  return {
    reference: freeName(qualified, taken),
    kind: container.kind,
    title: container.title ?? container.name ?? "Group",
    parent,
    containers: [],
  };
}

/** What a file is called: its design's title, or its name without folder and ending. */
export function fileTitle(file: DesignFile): string {
  return file.heading?.title ?? fileName(documentUri(file.uri)).replace(/\.lintel$/, "");
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
