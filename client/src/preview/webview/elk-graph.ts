import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js";
import type { LayoutData } from "mermaid";
import { widthForTitle } from "./frame-titles.js";

type MermaidNode = LayoutData["nodes"][number];
type MermaidEdge = LayoutData["edges"][number];

export type Direction = "DOWN" | "RIGHT";

/** Room between parts, in units of the drawing. ELK does not inherit it: every frame is told. */
const spacing: LayoutOptions = {
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "14",
  "elk.spacing.edgeEdge": "9",
  "elk.spacing.edgeLabel": "4",
  "elk.spacing.componentComponent": "40",
  "elk.layered.spacing.nodeNodeBetweenLayers": "30",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "9",
};

const whole: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.crossingMinimization.greedySwitch.type": "TWO_SIDED",
  "elk.layered.thoroughness": "30",
};

const titleHeight = 24;
const framePadding = `[top=${titleHeight + 10},left=16,bottom=16,right=16]`;

/** The graph that ELK lays out for what Mermaid has read and measured. */
export function elkGraph({ nodes, edges }: LayoutData, direction: Direction): ElkNode {
  const childrenOf = new Map<string | undefined, MermaidNode[]>();
  for (const node of nodes) childrenOf.set(node.parentId, [...(childrenOf.get(node.parentId) ?? []), node]);
  const leaves = new Map<string, ElkNode>();
  const toElk = (node: MermaidNode): ElkNode => {
    if (node.isGroup) return frame(node, (childrenOf.get(node.id) ?? []).map(toElk));
    const drawn = leaf(node);
    leaves.set(node.id, drawn);
    return drawn;
  };
  const children = (childrenOf.get(undefined) ?? []).map(toElk);
  const levels = levelsOf(nodes, edges);
  return {
    id: "root",
    layoutOptions: { ...whole, ...spacing, "elk.direction": direction },
    children,
    edges: edges.map((edge) => {
      const isOnward = (levels.get(edge.start ?? "") ?? 0) < (levels.get(edge.end ?? "") ?? 0);
      return toElkEdge(edge, leaves, isOnward ? 10 : 1);
    }),
  };
}

function leaf({ id, width = 0, height = 0 }: MermaidNode): ElkNode {
  return { id, width, height };
}

function frame({ id, labelBBox }: MermaidNode, children: ElkNode[]): ElkNode {
  const least = `(${widthForTitle(labelBBox?.width ?? 0)},${titleHeight})`;
  return {
    id,
    children,
    layoutOptions: {
      ...spacing,
      "elk.padding": framePadding,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      "elk.nodeSize.minimum": least,
    },
  };
}

/**
 * Lines of one kind without a label leave a node together and part on the way, and what shows no direction ends together: fewer lines
 * to follow, and each end still tells which they are.
 */
function toElkEdge(edge: MermaidEdge, nodes: ReadonlyMap<string, ElkNode>, toKeep: number): ElkExtendedEdge {
  const { id, start = "", end = "", label, width = 0, height = 0 } = edge;
  const kind = `${edge.pattern ?? ""} ${edge.arrowTypeEnd ?? ""}`;
  const inline = { "elk.edgeLabels.inline": "true" };
  return {
    id,
    sources: [label ? start : portOf(nodes.get(start), `from ${kind}`, start)],
    targets: [edge.arrowTypeEnd === "none" ? portOf(nodes.get(end), `to ${kind}`, end) : end],
    layoutOptions: { "elk.layered.priority.direction": String(toKeep) },
    labels: label ? [{ id: `${id}-label`, text: label, width: width + 4, height, layoutOptions: inline }] : [],
  };
}

function portOf(node: ElkNode | undefined, name: string, otherwise: string): string {
  if (!node) return otherwise;
  const id = `${node.id} ${name}`;
  if (!node.ports?.some((port) => port.id === id)) (node.ports ??= []).push({ id, width: 0, height: 0 });
  return id;
}

/** How many steps each node is from one that nothing leads to; lines that lead back are better turned than others. */
function levelsOf(nodes: readonly MermaidNode[], edges: readonly MermaidEdge[]): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>(nodes.filter(({ isGroup }) => !isGroup).map(({ id }) => [id, []]));
  for (const { start = "", end = "" } of edges) targets.get(start)?.push(end);
  const entered = new Set(edges.map(({ end }) => end));
  const roots = [...targets.keys()].filter((id) => !entered.has(id));
  const levels = new Map<string, number>();
  for (const starts of [roots, ...[...targets.keys()].map((id) => [id])]) {
    const queue = starts.filter((id) => !levels.has(id));
    for (const id of queue) levels.set(id, 0);
    for (const id of queue) {
      const next = (targets.get(id) ?? []).filter((target) => !levels.has(target));
      for (const target of next) levels.set(target, (levels.get(id) ?? 0) + 1);
      queue.push(...next);
    }
  }
  return levels;
}
