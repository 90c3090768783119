import type { PreviewDrawing, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import { svg } from "./dom.js";
import { drawingStyle } from "./drawing-style.js";

const cell = { width: 220, height: 110 };
const box = { width: 180, height: 56 };

/** A layout that can't fail, for a drawing that Mermaid's can't lay out: nodes on a grid in their order, links as straight lines. */
export function layOutPlainly(drawing: PreviewDrawing): SVGSVGElement {
  const columns = Math.max(1, Math.ceil(Math.sqrt(drawing.nodes.length)));
  const rows = Math.max(1, Math.ceil(drawing.nodes.length / columns));
  const centres = new Map(
    drawing.nodes.map((node, index) => [
      node.id,
      {
        x: (index % columns) * cell.width + cell.width / 2,
        y: Math.floor(index / columns) * cell.height + cell.height / 2,
      },
    ]),
  );
  const lines = drawing.edges.flatMap((edge) => {
    const [from, to] = [centres.get(edge.source), centres.get(edge.target)];
    if (!from || !to) return [];
    return [svg("path", { class: "flowchart-link", "data-id": edge.id, d: `M${from.x} ${from.y}L${to.x} ${to.y}` })];
  });
  const id = "drawing-plain";
  return svg(
    "svg",
    { id, viewBox: `0 0 ${columns * cell.width} ${rows * cell.height}` },
    svg("style", {}, `#${id} { ${drawingStyle} }`),
    svg("g", { class: "edgePaths" }, ...lines),
    svg("g", { class: "edgeLabels" }),
    svg(
      "g",
      { class: "nodes" },
      ...drawing.nodes.map((node) => plainNode(id, node, centres.get(node.id) ?? { x: 0, y: 0 })),
    ),
  );
}

function plainNode(drawing: string, node: PreviewNode, at: { readonly x: number; readonly y: number }): SVGGElement {
  const title = node.title.length > 26 ? `${node.title.slice(0, 25)}\u2026` : node.title;
  return svg(
    "g",
    { class: "node", id: `${drawing}-flowchart-${node.id}-0`, transform: `translate(${at.x} ${at.y})` },
    svg("rect", { x: -box.width / 2, y: -box.height / 2, width: box.width, height: box.height, rx: 5 }),
    svg(
      "g",
      { class: "label" },
      svg(
        "text",
        { y: 5, "text-anchor": "middle" },
        svg("tspan", { class: "text-outer-tspan" }, svg("tspan", {}, title)),
      ),
    ),
  );
}
