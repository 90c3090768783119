import type { PreviewDrawing, PreviewLine } from "../../../../server/src/lsp/protocol.js";
import { html, svg } from "./dom.js";

const classNames = {
  outside: "outside",
  traffic: "traffic",
  compute: "compute",
  state: "data",
  messaging: "messaging",
  coordination: "coordination",
  platform: "platform",
} as const;

const lineNames: Readonly<Record<PreviewLine, string>> = {
  call: "call",
  message: "message",
  "soft-call": "call whose loss is survived",
  "soft-message": "message through an outbox",
  "runs-on": "runs on",
  relation: "dead letters, copies",
};

const lineOrder = Object.keys(lineNames) as readonly PreviewLine[];

/** Says what the colours and lines mean that the drawing uses, and no others. */
export function drawLegend(drawing: PreviewDrawing): HTMLElement {
  const classes = Object.entries(classNames).filter(([name]) => drawing.nodes.some((node) => node.class === name));
  const lines = lineOrder.filter((line) => drawing.edges.some((edge) => edge.line === line));
  return html(
    "ul",
    { "aria-label": "Legend" },
    ...classes.map(([name, words]) => html("li", {}, html("span", { class: `swatch class-${name}` }), words)),
    ...lines.map((line) => html("li", {}, lineSample(line), lineNames[line])),
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
    svg("path", { d: `M1 5h${soft ? 21 : 23}` }),
    end,
  );
}
