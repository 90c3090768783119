import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import { decorate } from "../../preview/webview/decorate.js";
import { mapDrawing } from "../../preview/webview/dom-map.js";
import { layouts, renderText, startMermaid } from "../../preview/webview/render.js";

startMermaid();

const rendered = new Map<string, SVGSVGElement>();
let last: Promise<void> = Promise.resolve();

/** Draws every design of the page, one after the other, as they stand when it is their turn. */
export function drawAll(): Promise<void> {
  // what is known is there before the page is painted; Mermaid renders one at a time
  for (const figure of figures()) showKnown(figure);
  last = last.then(async () => {
    for (const figure of figures()) await show(figure);
  });
  return last;
}

function figures(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-drawing]")];
}

async function show(figure: HTMLElement): Promise<void> {
  const drawing = drawingOf(figure);
  if (!rendered.has(drawing.text)) {
    const svg = await render(drawing.text);
    if (svg !== undefined) rendered.set(drawing.text, svg);
  }
  showKnown(figure);
}

function showKnown(figure: HTMLElement): void {
  const drawing = drawingOf(figure);
  const svg = rendered.get(drawing.text);
  if (svg === undefined) return;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  figure.replaceChildren(copy);
  decorate(mapDrawing(copy, drawing));
}

function drawingOf(figure: HTMLElement): PreviewDrawing {
  return JSON.parse(figure.dataset["drawing"] ?? "") as PreviewDrawing;
}

/** Undefined where no layout can draw it: its text stays below. */
async function render(text: string): Promise<SVGSVGElement | undefined> {
  for (const layout of layouts) {
    try {
      return await renderText(text, layout);
    } catch {
      // the next layout may do it
    }
  }
  return undefined;
}
