import type { PreviewDrawing, PreviewEdge, PreviewFrame, PreviewNode } from "../../../../server/src/lsp/protocol.js";

/** A part of the drawing with the elements that show it. */
export interface Shown<T> {
  readonly part: T;
  /** What is focused, hovered and clicked. */
  readonly element: SVGGraphicsElement;
  /** Everything else that shows it. */
  readonly others: readonly Element[];
}

/** The drawing's parts in the document, by id. */
export interface ShownDrawing {
  readonly svg: SVGSVGElement;
  readonly drawing: PreviewDrawing;
  readonly nodes: ReadonlyMap<string, Shown<PreviewNode>>;
  readonly edges: ReadonlyMap<string, Shown<PreviewEdge>>;
  readonly frames: ReadonlyMap<string, Shown<PreviewFrame>>;
}

/** Finds the parts of a drawing in what Mermaid made of its text. */
export function mapDrawing(svg: SVGSVGElement, drawing: PreviewDrawing): ShownDrawing {
  return drawing.kind === "sequence" ? mapSequence(svg, drawing) : mapFlowchart(svg, drawing);
}

function mapFlowchart(svg: SVGSVGElement, drawing: PreviewDrawing): ShownDrawing {
  const nodes = byKey<SVGGElement>(svg, "g.node", (element) => nodeId(svg.id, element.id));
  const frames = byKey<SVGGElement>(svg, "g.cluster", (element) => element.id.slice(svg.id.length + 1));
  const paths = byKey<SVGPathElement>(svg, "path.flowchart-link[data-id]", (element) => element.dataset["id"]);
  const labels = byKey<SVGGElement>(svg, ".edgeLabels g.label[data-id]", (element) => element.dataset["id"]);
  const titles = byKey<SVGGElement>(svg, ".cluster-label[data-title-of]", ({ dataset }) =>
    dataset["titleOf"]?.slice(svg.id.length + 1),
  );
  return {
    svg,
    drawing,
    nodes: found(drawing.nodes, nodes, () => []),
    edges: found(drawing.edges, paths, (id) => [labels.get(id)?.parentElement]),
    frames: found(drawing.frames, frames, (id) => [titles.get(id)]),
  };
}

/** Mermaid's id of a node: the drawing's, the kind of diagram, the node's own, a number. */
function nodeId(drawing: string, id: string): string {
  return id.slice(`${drawing}-flowchart-`.length, id.lastIndexOf("-"));
}

function mapSequence(svg: SVGSVGElement, drawing: PreviewDrawing): ShownDrawing {
  const participants = byKey<SVGGElement>(svg, '[data-et="participant"]', (element) => element.dataset["id"]);
  const messages = [...svg.querySelectorAll<SVGGraphicsElement>('[data-et="message"]')].map(groupMessage);
  endLifelines(svg);
  const byId = new Map(drawing.edges.map((edge, index) => [edge.id, messages[index]]));
  return {
    svg,
    drawing,
    nodes: found(drawing.nodes, participants, () => []),
    edges: found(drawing.edges, byId, () => []),
    frames: new Map(),
  };
}

/** Without participants at the foot Mermaid draws lifelines far below the last message: they end where the drawing does. */
function endLifelines(svg: SVGSVGElement): void {
  const { y, height } = svg.viewBox.baseVal;
  for (const line of svg.querySelectorAll(".actor-line")) line.setAttribute("y2", String(y + height));
}

/** Mermaid puts the texts of a message before its line, and its number after it, all side by side: we give them a group. */
function groupMessage(line: SVGGraphicsElement): SVGGElement {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const texts: Element[] = [];
  for (
    let text = line.previousElementSibling;
    text?.classList.contains("messageText");
    text = text.previousElementSibling
  ) {
    texts.unshift(text);
  }
  texts.slice(1).forEach((text) => text.classList.add("under"));
  const numbers: Element[] = [];
  let next = line.nextElementSibling;
  while (
    next &&
    numbers.length < 2 &&
    (next.classList.contains("sequenceNumber") || next.matches('[marker-start*="sequencenumber"]'))
  ) {
    numbers.push(next);
    next = next.nextElementSibling;
  }
  line.before(group);
  group.append(...texts, line, ...numbers);
  return group;
}

function byKey<E extends Element>(
  svg: SVGSVGElement,
  selector: string,
  keyOf: (element: E) => string | undefined,
): Map<string, E> {
  const result = new Map<string, E>();
  for (const element of svg.querySelectorAll<E>(selector)) {
    const key = keyOf(element);
    if (key !== undefined && !result.has(key)) result.set(key, element);
  }
  return result;
}

function found<T extends { readonly id: string }>(
  parts: readonly T[],
  elements: ReadonlyMap<string, SVGGraphicsElement | undefined>,
  othersOf: (id: string) => readonly (Element | null | undefined)[],
): Map<string, Shown<T>> {
  const result = new Map<string, Shown<T>>();
  for (const part of parts) {
    const element = elements.get(part.id);
    const others = othersOf(part.id).filter((other) => other !== undefined && other !== null);
    if (element) result.set(part.id, { part, element, others });
  }
  return result;
}
