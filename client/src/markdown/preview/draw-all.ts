import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import { decorate } from "../../preview/webview/decorate.js";
import { mapDrawing } from "../../preview/webview/dom-map.js";
import { layouts, renderText, startMermaid } from "../../preview/webview/render.js";

startMermaid();

const rendered = new Map<string, SVGSVGElement>();
let last: Promise<void> = Promise.resolve();

/** Draws every design of the page, one after the other, as they stand when it is their turn. What can't be drawn stays as it is. */
export function drawAll(): Promise<void> {
  // what is known is there before the page is painted; Mermaid renders one at a time
  for (const figure of figures()) showKnown(figure);
  last = last.then(async () => {
    // any Markdown can have such an attribute, with anything in it: a figure that can't be drawn holds up no other
    for (const figure of figures()) await show(figure).catch(() => undefined);
  });
  return last;
}

function figures(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-drawing], [data-mermaid]")];
}

async function show(figure: HTMLElement): Promise<void> {
  const text = textOf(figure);
  if (!rendered.has(text)) {
    const svg = await render(text, drawingOf(figure));
    if (svg !== undefined) rendered.set(text, svg);
  }
  showKnown(figure);
}

function showKnown(figure: HTMLElement): void {
  const drawing = drawingOf(figure);
  const svg = rendered.get(textOf(figure));
  if (svg === undefined) return;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  figure.replaceChildren(copy);
  try {
    if (drawing !== undefined) decorate(mapDrawing(copy, drawing));
  } catch {
    // its parts do not fit its text
  }
}

/** Undefined for a figure that has Mermaid text and no more, and for one that no fence of ours has made. */
function drawingOf({ dataset }: HTMLElement): PreviewDrawing | undefined {
  try {
    const drawing = JSON.parse(dataset["drawing"] ?? "null") as Partial<PreviewDrawing> | null;
    return typeof drawing?.text === "string" ? (drawing as PreviewDrawing) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(figure: HTMLElement): string {
  return drawingOf(figure)?.text ?? figure.dataset["mermaid"] ?? "";
}

/** Undefined where no layout can draw it: its text stays below. */
async function render(text: string, drawing: PreviewDrawing | undefined): Promise<SVGSVGElement | undefined> {
  const titles = new Map(drawing?.nodes.map(({ id, title }) => [id, title]));
  for (const layout of layouts) {
    try {
      return await renderText(text, layout, { titles });
    } catch {
      // the next layout may do it
    }
  }
  return undefined;
}
