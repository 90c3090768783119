import type { DrawnEdge, DrawOptions } from "./drawing.js";
import { escapeText } from "./escape.js";
import type { Flowchart, FlowchartFrame, FlowchartNode } from "./flowchart.js";
import { arrows, noteShape } from "./shapes.js";

/** Writes a flowchart in Mermaid's language: frames with what lies in them, shapes, edges, then what differs by line and not colour. */
export function flowchartText(chart: Flowchart, direction: NonNullable<DrawOptions["direction"]>): string {
  const lines = [
    `flowchart ${direction === "right" ? "LR" : "TB"}`,
    ...contents(chart, undefined, "  "),
    ...chart.nodes.map((node) => `  ${shapeText(node)}`),
    ...chart.edges.map((edge) => `  ${edgeText(edge)}`),
    ...classLines(chart),
    ...(chart.nodes.length === 0 ? emptyLines : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** A reader elsewhere is told too that nothing is missing. */
const emptyLines = [`  empty["Nothing to draw: no elements are declared."]`, `  empty@{ shape: ${noteShape} }`];

function contents(chart: Flowchart, frame: string | undefined, indent: string): string[] {
  return [
    ...chart.nodes.filter((node) => node.frame === frame).map((node) => indent + nodeText(node)),
    ...chart.frames.filter((inner) => inner.frame === frame).flatMap((inner) => frameLines(chart, inner, indent)),
  ];
}

function frameLines(chart: Flowchart, frame: FlowchartFrame, indent: string): string[] {
  return [
    `${indent}subgraph ${frame.id}["${escapeText(frame.label)}"]`,
    ...contents(chart, frame.id, `${indent}  `),
    `${indent}end`,
  ];
}

function nodeText({ id, title, subtitle }: FlowchartNode): string {
  return `${id}["${escapeText(title)}<br/>${escapeText(subtitle)}"]`;
}

/** A shape is a statement of its own: a label that is written with it would be read as Markdown. */
function shapeText(node: FlowchartNode): string {
  return `${node.id}@{ shape: ${node.shape} }`;
}

function edgeText(edge: DrawnEdge): string {
  const label = edge.label === "" ? "" : `|"${escapeText(edge.label)}"|`;
  return `${edge.source} ${edge.id}@${arrows[edge.line]}${label} ${edge.target}`;
}

/** Classes name the kinds and their families for whoever themes the drawing; the few definitions keep it readable where nobody does. */
function classLines({ nodes, frames }: Flowchart): string[] {
  const classes = new Map<string, string[]>();
  const add = (name: string, id: string) => classes.set(name, [...(classes.get(name) ?? []), id]);
  for (const node of nodes) {
    add(node.type === "element" ? (node.kind ?? "cluster") : "cluster", node.id);
    if (node.class) add(node.class, node.id);
    if (node.emphasis !== "plain") add(node.emphasis, node.id);
  }
  for (const frame of frames) add(frame.kind, frame.id);
  return [
    ...[...classes].map(([name, ids]) => `  class ${ids.join(",")} ${name}`),
    ...Object.entries(definitions).flatMap(([name, style]) =>
      classes.has(name) ? [`  classDef ${name} ${style}`] : [],
    ),
  ];
}

const definitions = {
  external: "stroke-dasharray:5 4",
  lit: "stroke-width:3px",
  aside: "opacity:0.4",
};
