import { svg } from "./dom.js";
import { shapeNamed } from "./outlines.js";

/** Gives a participant of a sequence diagram, a plain box in Mermaid, the outline that its kind has in every drawing. */
export function shapeParticipant(participant: SVGGraphicsElement, shapeName: string): void {
  const box = participant.querySelector<SVGRectElement>("rect.actor");
  if (!box) return;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name))) as [
    number,
    number,
    number,
    number,
  ];
  const { outline, above = 0, below = 0 } = shapeNamed(shapeName);
  const { outer, inner } = outline(width, height);
  const drawn = svg(
    "g",
    { class: "outline", transform: `translate(${x + width / 2} ${y + height / 2})` },
    svg("path", { class: "body", d: outer }),
    inner === undefined ? undefined : svg("path", { class: "detail", d: inner }),
  );
  box.replaceWith(drawn);
  const shift = (above - below) / 2;
  if (shift !== 0) participant.querySelector("text")?.setAttribute("transform", `translate(0 ${shift})`);
}
