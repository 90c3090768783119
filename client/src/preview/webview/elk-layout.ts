import type { ELK, ElkNode, ElkPoint } from "elkjs/lib/elk-api.js";
import {
  createCommonLayoutRenderer,
  defaultMeasureLayout,
  type CommonLayoutMeasure,
  type LayoutData,
  type LayoutLoaderDefinition,
} from "mermaid";
import { elkGraph, type Direction } from "./elk-graph.js";
import { measureTitle, raiseFrameTitles } from "./frame-titles.js";
import { shapeNode } from "./node-shapes.js";
import { fittingZoom, type Size } from "./viewport.js";

type MermaidNode = LayoutData["nodes"][number];

/** What a layout has to know of the drawing that is made. */
export interface Wishes {
  /** The names of nodes by their ids: which part of a label is the name. */
  readonly titles: ReadonlyMap<string, string>;
  /** The room that the drawing is shown in: of both directions that is taken in which it is larger. Left out, the direction is the text's. */
  readonly room?: Size;
}

/** How much larger a drawing must be in the other direction to be turned. */
const worthTurning = 1.08;
/** Beyond that, one layout takes long enough. */
const mostTurned = 120;
/** How deep an outline may lie inside the box that a line leads to. */
const deepest = 20;

/** A layout of Mermaid's flowcharts by ELK that gives nodes our own outlines. The drawing says its direction: `data-direction`. */
export function elkLayout(wishes: () => Wishes): LayoutLoaderDefinition {
  const outlines = new Map<string, SVGGElement>();
  const render = createCommonLayoutRenderer<Direction, Map<string, string | undefined>>({
    prepareLayout: (data) => asBoxes(data.nodes),
    measureLayout: async (data, context) => {
      const measured = await defaultMeasureLayout(data, context);
      outlines.clear();
      const frames = measured.groups.clusters.node();
      for (const node of data.nodes) {
        // Mermaid measures titles as it would wrap them in nodes
        if (node.isGroup && frames instanceof SVGGElement) node.labelBBox = measureTitle(frames, node.label ?? "");
        const element = measured.nodeElements.get(node.id)?.node();
        if (!(element instanceof SVGGElement)) continue;
        outlines.set(node.id, element);
        const shape = context.preparedLayout?.get(node.id);
        Object.assign(node, shapeNode(element, shape, wishes().titles.get(node.id)));
      }
      return measured;
    },
    runLayoutCore: async (data) => {
      const { graph, direction } = await layOut(data, wishes().room);
      place(data, graph, outlines);
      return direction;
    },
    afterPaint: (data, { measure }, direction) => finish(data, measure, direction),
    paintOptions: { skipIntersect: true },
  });
  return { name: "elk", loader: () => Promise.resolve({ render }) };
}

/** Lets Mermaid draw plain boxes, which are replaced; returns the shapes that were wanted. */
function asBoxes(nodes: readonly MermaidNode[]): Map<string, string | undefined> {
  const shapes = new Map<string, string | undefined>();
  for (const node of nodes) {
    if (node.isGroup) continue;
    shapes.set(node.id, node.shape);
    node.shape = "squareRect";
  }
  return shapes;
}

/** Loaded with the first flowchart. */
let elk: Promise<ELK> | undefined;

interface LaidOut {
  readonly graph: ElkNode;
  readonly direction: Direction;
}

async function layOut(data: LayoutData, room: Size | undefined): Promise<LaidOut> {
  elk ??= import("elkjs/lib/elk.bundled.js").then(({ default: Elk }) => new Elk());
  const engine = await elk;
  const own: Direction = data["direction"] === "LR" ? "RIGHT" : "DOWN";
  const inDirection = async (direction: Direction): Promise<LaidOut> => ({
    graph: await engine.layout(elkGraph(data, direction)),
    direction,
  });
  const first = await inDirection(own);
  if (!room || data.nodes.length > mostTurned) return first;
  const turned = await inDirection(own === "DOWN" ? "RIGHT" : "DOWN");
  const zoom = ({ graph: { width = 1, height = 1 } }: LaidOut) => fittingZoom({ width, height }, room);
  return zoom(turned) > zoom(first) * worthTurning ? turned : first;
}

/** Takes over what ELK has worked out. */
function place(data: LayoutData, graph: ElkNode, outlines: ReadonlyMap<string, SVGGElement>): void {
  const placed = new Map(descendants(graph).map((node) => [node.id, node]));
  for (const node of data.nodes) {
    const { x = 0, y = 0, width = 0, height = 0 } = placed.get(node.id) ?? {};
    Object.assign(node, { x: x + width / 2, y: y + height / 2, width, height });
  }
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  for (const edge of data.edges) {
    const { sections = [], labels: [label] = [] } = edges.get(edge.id) ?? {};
    const points = sections.flatMap((section) => [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
    const ends = [edge.start, edge.end].map((id = "") => ({ node: nodes.get(id), element: outlines.get(id) }));
    edge.points = toOutlines(points, ends);
    edge.curve = "rounded";
    if (!label) continue;
    edge.x = (label.x ?? 0) + (label.width ?? 0) / 2;
    edge.y = (label.y ?? 0) + (label.height ?? 0) / 2;
  }
}

function descendants(node: ElkNode): ElkNode[] {
  return [node, ...(node.children ?? []).flatMap(descendants)];
}

interface End {
  readonly node: MermaidNode | undefined;
  readonly element: SVGGElement | undefined;
}

/** Leads both ends of a line from the box around a node to its outline. */
function toOutlines(points: readonly ElkPoint[], [source, target]: readonly End[]): ElkPoint[] {
  const [first, second] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!first || !second || !last || !before) return [...points];
  return [inwards(second, first, source), ...points.slice(1, -1), inwards(before, last, target)];
}

/** The first point of the outline from `at` on, away from `from`; `at` where there is none. */
function inwards(from: ElkPoint, at: ElkPoint, end: End | undefined): ElkPoint {
  const outline = end?.element?.querySelector<SVGGeometryElement>(".body");
  const { x = 0, y = 0 } = end?.node ?? {};
  const length = Math.hypot(at.x - from.x, at.y - from.y);
  if (!outline || length === 0) return at;
  const step = { x: (at.x - from.x) / length, y: (at.y - from.y) / length };
  for (let deep = 0; deep <= deepest; deep++) {
    const point = { x: at.x + step.x * deep, y: at.y + step.y * deep };
    if (outline.isPointInFill(new DOMPoint(point.x - x, point.y - y))) return point;
  }
  return at;
}

function finish(data: LayoutData, { groups }: CommonLayoutMeasure, direction: Direction): void {
  const [frames, lines] = [groups.clusters.node(), groups.edgePaths.node()];
  if (!(frames instanceof SVGGElement) || !(lines instanceof SVGGElement)) return;
  frames.dataset["direction"] = direction === "RIGHT" ? "right" : "down";
  raiseFrameTitles(
    frames,
    lines,
    data.edges.map(({ points = [] }) => points),
  );
}
