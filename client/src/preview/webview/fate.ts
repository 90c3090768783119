import type { PreviewFailure, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import { svg } from "./dom.js";
import type { ShownDrawing } from "./dom-map.js";
import { nodeName } from "./names.js";

/** What becomes of a node in a failure. */
type Fate = "lost" | "down" | "degraded";

const fates = ["lost", "down", "degraded"] as const;
const words = { lost: "\u2715 lost", down: "\u2715 down", degraded: "~ degraded" } as const;

/** Shows on the drawing what is lost, down or degraded: by words, strokes and struck names, not by colour alone. */
export function showFates(shown: ShownDrawing, lost: readonly string[], failure: PreviewFailure | undefined): void {
  const lostElements = new Set(lost.map((loss) => loss.replace(/^element:/, "")));
  const down = new Set(failure?.down.map(({ reference }) => reference));
  const degraded = new Set(failure?.degraded.map(({ reference }) => reference));
  for (const { part, element } of shown.nodes.values()) {
    element.querySelector(":scope > .fate")?.remove();
    for (const fate of fates) element.classList.remove(`is-${fate}`);
    const fate = fateOf(part, { lost: lostElements, down, degraded });
    const name = nodeName(shown.drawing, part);
    element.setAttribute("aria-label", fate ? `${fate}: ${name}` : name);
    if (fate) mark(element, fate, words[fate]);
  }
}

/** Of a cluster, that of all its members, else degraded as soon as one has one. */
function fateOf(node: PreviewNode, sets: Readonly<Record<Fate, ReadonlySet<string>>>): Fate | undefined {
  const whole = fates.find((fate) => node.references.every((reference) => sets[fate].has(reference)));
  if (whole !== undefined) return whole;
  return node.references.some((reference) => fates.some((fate) => sets[fate].has(reference))) ? "degraded" : undefined;
}

function mark(element: SVGGraphicsElement, fate: Fate, text: string): void {
  const box = element.getBBox();
  const width = 14 + text.length * 6;
  element.classList.add(`is-${fate}`);
  element.append(
    svg(
      "g",
      {
        class: `fate ${fate}`,
        transform: `translate(${box.x + width / 2 + 6} ${box.y + box.height - 1})`,
        "aria-hidden": "true",
      },
      svg("rect", { class: "shape", x: -width / 2, y: -8, width, height: 16, rx: 8 }),
      svg("text", { y: 3.5 }, text),
    ),
  );
}
