/*
 * Mermaid decodes entity codes in the labels of nodes, but not in those of edges and frames when they are SVG text. There each code is given
 * to Mermaid as one character of the private use area, which has no meaning to anybody, and replaced when it is drawn.
 */

const firstPrivate = 0xe000;
const lastCode = 0x18ff;

/** Mermaid text with the codes in labels of edges and frames made single characters. */
export function withPrivateCharacters(text: string): string {
  return text.replace(/\|"[^"\n]*"\||subgraph \w+\["[^"\n]*"\]/g, (label) =>
    label.replace(/#(\d+);/g, (_, code: string) => {
      const point = Number(code);
      return String.fromCodePoint(point <= lastCode ? firstPrivate + point : point);
    }),
  );
}

/** Puts the characters back that `withPrivateCharacters` replaced. */
export function readable(text: Element): void {
  for (const span of text.querySelectorAll("tspan")) {
    if (span.childElementCount === 0) span.textContent = decode(span.textContent);
  }
}

function decode(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (character) => String.fromCodePoint(character.charCodeAt(0) - firstPrivate));
}

/** Makes the label of an edge readable and fits the ground behind it, which was measured before. */
export function fixEdgeLabel(label: Element): void {
  const text = label.querySelector("text");
  const ground = label.querySelector("rect.background");
  if (!text) return;
  if (text.textContent === "") {
    label.setAttribute("aria-hidden", "true");
    return;
  }
  readable(text);
  const box = text.getBBox();
  const margin = 3;
  const inner = label.querySelector(".label");
  inner?.setAttribute("transform", `translate(0 ${-(box.y + box.height / 2)})`);
  const fitted = { x: box.x - margin, y: box.y - 1, width: box.width + 2 * margin, height: box.height + 2 };
  for (const [name, value] of Object.entries(fitted)) ground?.setAttribute(name, String(value));
}

/** Marks the rows of a label that the title takes when it is wrapped; what follows is the line under it. */
export function markTitleRows(node: Element, title: string): void {
  let rest = letters(title);
  for (const row of node.querySelectorAll(".text-outer-tspan")) {
    if (rest === "") return;
    row.classList.add("title");
    rest = rest.slice(letters(row.textContent).length);
  }
}

function letters(text: string): string {
  return text.replace(/[\s\u2060]+/g, "");
}
