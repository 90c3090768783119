import type { PreviewDrawing, PreviewLine, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import { html, svg } from "./dom.js";
import { shapeNamed } from "./outlines.js";

const classOrder = ["outside", "traffic", "compute", "state", "messaging", "coordination", "platform"];

const lineNames: Readonly<Record<PreviewLine, string>> = {
  call: "call",
  message: "message",
  "soft-call": "call whose loss is survived",
  "soft-message": "message through an outbox",
  "runs-on": "runs on",
  relation: "dead letters, copies",
};

const lineOrder = Object.keys(lineNames) as readonly PreviewLine[];

/** Says what the shapes, colours and lines mean that the drawing uses, and no others. */
export function drawLegend(drawing: PreviewDrawing): HTMLElement {
  const lines = lineOrder.filter((line) => drawing.edges.some((edge) => edge.line === line));
  return html(
    "ul",
    { "aria-label": "Legend" },
    ...samples(drawing.nodes).map((node) => html("li", {}, shapeSample(node), nameOf(node))),
    ...lines.map((line) => html("li", {}, lineSample(line), lineNames[line])),
  );
}

/** One node of each kind, those of a colour beside each other. */
function samples(nodes: readonly PreviewNode[]): readonly PreviewNode[] {
  const byName = new Map(nodes.map((node) => [nameOf(node), node]));
  const rank = (node: PreviewNode) =>
    node.type === "cluster" ? classOrder.length : classOrder.indexOf(node.class ?? "");
  return [...byName.values()].sort((a, b) => rank(a) - rank(b));
}

function nameOf({ type, kind }: PreviewNode): string {
  return type === "cluster" ? "several elements" : (kind ?? "element");
}

function shapeSample({ shape, kind, class: colour = "platform" }: PreviewNode): SVGSVGElement {
  const [width, height] = [62, 42];
  const { outer, inner } = shapeNamed(shape).outline(width - 4, height - 4);
  return svg(
    "svg",
    {
      viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`,
      width: 19,
      height: 13,
      class: `sample class-${colour} kind-${kind ?? "cluster"}`,
      "aria-hidden": "true",
    },
    svg("path", { d: outer }),
    inner === undefined ? undefined : svg("path", { class: "detail", d: inner }),
  );
}

function lineSample(line: PreviewLine): SVGSVGElement {
  const soft = line.startsWith("soft");
  const end =
    line === "runs-on"
      ? undefined
      : soft
        ? svg("circle", { cx: 25, cy: 5, r: 2.5 })
        : svg("path", { class: "head", d: "M23 2l5 3-5 3z" });
  return svg(
    "svg",
    { viewBox: "0 0 29 10", width: 29, height: 10, class: `sample line-${line}`, "aria-hidden": "true" },
    svg("path", { class: "line", d: `M1 5h${soft ? 21 : 23}` }),
    end,
  );
}
