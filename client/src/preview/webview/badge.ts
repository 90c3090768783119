import type { PreviewFinding } from "../../../../server/src/lsp/protocol.js";
import { svg } from "./dom.js";

/** Puts a badge with the number of findings at the upper right corner of a part; its shape and colour are those of the worst. */
export function addBadge(element: SVGGraphicsElement, findings: readonly PreviewFinding[]): void {
  const open = findings.filter((finding) => !finding.accepted);
  const [worst] = open;
  if (!worst) return;
  const box = element.getBBox();
  const isPoint = box.width === 0;
  const x = isPoint ? 0 : box.x + box.width - (element.classList.contains("edgeLabel") ? -8 : 2);
  const y = isPoint ? 0 : box.y + 1;
  const text = open.length > 99 ? "99+" : String(open.length);
  const width = Math.max(18, 10 + text.length * 7);
  const badge = svg(
    "g",
    { class: `badge ${worst.severity}`, transform: `translate(${x} ${y})`, "aria-hidden": "true" },
    // a part of its own, which preview.css enlarges when the drawing is seen from afar
    svg(
      "g",
      { class: "mark" },
      badgeShape(worst.severity, width),
      svg("text", { y: worst.severity === "warning" ? 4.5 : 3.5 }, text),
    ),
  );
  element.append(badge);
}

/** Severities differ by shape as well as by colour: an octagon, a triangle, a rounded square, a pill. */
function badgeShape(severity: PreviewFinding["severity"], width: number): SVGElement {
  const w = width / 2;
  switch (severity) {
    case "error": {
      const corner = 5;
      const points = [
        [-w + corner, -9],
        [w - corner, -9],
        [w, -9 + corner],
        [w, 9 - corner],
        [w - corner, 9],
        [-w + corner, 9],
        [-w, 9 - corner],
        [-w, -9 + corner],
      ];
      return svg("polygon", { class: "shape", points: points.map((point) => point.join(",")).join(" ") });
    }
    case "warning":
      return svg("path", { class: "shape", d: `M0 -11.500 L${w + 3} 8.500 H${-w - 3} Z`, "stroke-linejoin": "round" });
    case "information":
      return svg("rect", { class: "shape", x: -w, y: -8, width, height: 16, rx: 3 });
    case "hint":
      return svg("rect", { class: "shape", x: -w, y: -8, width, height: 16, rx: 8 });
  }
}
