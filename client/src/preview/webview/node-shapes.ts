import { svg } from "./dom.js";
import { markTitleRows } from "./label-text.js";
import { shapeNamed } from "./outlines.js";
import type { Size } from "./viewport.js";

/** Room between label and outline, and what nodes are at least, so that most have the same size. */
const padding = { x: 14, y: 10 };
const least = { width: 136, height: 52 };
const widthStep = 12;
/** From one baseline to the next, and from the last of the title to what stands under it. */
const rowHeight = { title: 17, under: 15 };
/** How far a first baseline is from the top of its row. */
const ascent = 13;
/** Names are enlarged at most so far when the drawing is seen from afar. */
const largestFar = 1.35;

/** Gives a node that Mermaid drew as a plain box the outline of its shape, laid around its label. `title` is what of the label is the name. */
export function shapeNode(node: SVGGElement, shapeName: string | undefined, title: string | undefined): Size {
  const shape = shapeNamed(shapeName);
  for (const drawn of [...node.children]) if (!drawn.classList.contains("label")) drawn.remove();
  const label = node.querySelector<SVGGElement>(".label");
  if (label && title !== undefined) markTitleRows(label, title);
  const text = label ? layOutRows(label) : { width: 0, height: 0, title: { width: 0, height: 0 } };
  const [sides, above, below] = [shape.sides ?? 0, shape.above ?? 0, shape.below ?? 0];
  const wanted = text.width + 2 * (padding.x + sides);
  const width = Math.max(least.width, widthStep * Math.ceil(wanted / widthStep));
  const height = Math.max(least.height, text.height + 2 * padding.y + above + below);
  const { outer, inner } = shape.outline(width, height);
  const outline = svg("g", { class: "outline" }, svg("path", { class: "body", d: outer }));
  if (inner !== undefined) outline.append(svg("path", { class: "detail", d: inner }));
  node.prepend(outline);
  const middle = (above - below) / 2;
  label?.setAttribute("transform", `translate(0 ${middle - text.height / 2})`);
  const room = { width: width - 2 * sides - 12, height: height - above - below - 10 };
  enlargeFromAfar(node, text, room);
  return { width, height };
}

interface Rows extends Size {
  readonly title: Size;
}

/** Puts a label's rows under each other, the name's larger; the first begins at 0. */
function layOutRows(label: SVGGElement): Rows {
  const rows = [...label.querySelectorAll<SVGTSpanElement>(".text-outer-tspan")];
  const titles = rows.filter((row) => row.classList.contains("title"));
  const text = label.querySelector("text");
  label.querySelector("rect")?.remove();
  text?.removeAttribute("y");
  let y = ascent - rowHeight.title;
  for (const row of rows) {
    y += row.classList.contains("title") ? rowHeight.title : rowHeight.under;
    row.setAttribute("y", String(y));
    row.removeAttribute("dy");
  }
  const widthOf = (some: readonly SVGTSpanElement[]) => Math.max(0, ...some.map((row) => row.getComputedTextLength()));
  const height = titles.length * rowHeight.title + (rows.length - titles.length) * rowHeight.under;
  return {
    width: widthOf(rows),
    height,
    title: { width: widthOf(titles), height: titles.length * rowHeight.title },
  };
}

/** Works out how the name fills the node when it is drawn alone; preview.css does so at small zooms. */
function enlargeFromAfar(node: SVGGElement, text: Rows, room: Size): void {
  const { title } = text;
  const scale = Math.min(room.width / title.width, room.height / title.height, largestFar);
  if (!(scale > 1)) return;
  node.style.setProperty("--far-scale", scale.toFixed(3));
  node.style.setProperty("--far-shift", `${((text.height - scale * title.height) / 2).toFixed(2)}px`);
}
