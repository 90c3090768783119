import type { DrawParams, PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import { decorate } from "./decorate.js";
import { mapDrawing, type ShownDrawing } from "./dom-map.js";
import type { Host } from "./host.js";
import { layOutPlainly } from "./plain-layout.js";
import { layouts, renderText } from "./render.js";
import type { Size } from "./viewport.js";

/** A drawing rendered, and in what simpler way where the usual one failed. */
export interface Rendered {
  readonly drawing: PreviewDrawing;
  readonly svg: SVGSVGElement;
  readonly simplified?: "without frames" | "by groups" | "on a grid";
}

/** Renders drawings. Text that was rendered last is not rendered again: badges and places are put on a copy of it. */
export class Drawer {
  #last: { readonly text: string; readonly rendered: Rendered } | undefined;

  constructor(
    readonly host: Host,
    /** The room that drawings are shown in. */
    readonly room: () => Size,
  ) {}

  /** Renders a drawing in the usual way, else in simpler ones: there is always a picture. */
  async render(drawing: PreviewDrawing, params: DrawParams): Promise<Rendered> {
    if (this.#last?.text === drawing.text) {
      const { rendered } = this.#last;
      return rendered.simplified ? rendered : { ...rendered, drawing };
    }
    const rendered = await this.#renderAnyhow(drawing, params);
    this.#last = { text: drawing.text, rendered };
    return rendered;
  }

  async #renderAnyhow(drawing: PreviewDrawing, params: DrawParams): Promise<Rendered> {
    const simpler = [
      { options: { frames: "hidden" }, simplified: "without frames" },
      { options: { frames: "hidden", detail: "groups" }, simplified: "by groups" },
    ] as const;
    // what is drawn already is not turned while it is edited
    const usual = await attempt(drawing, params.options?.direction ? undefined : this.room());
    if (usual) return { drawing: turned(drawing, usual), svg: usual };
    for (const { options, simplified } of simpler) {
      const simple = await this.#ask({ ...params, options: { ...params.options, ...options } });
      const svg = simple && (await attempt(simple));
      if (simple && svg) return { drawing: simple, svg, simplified };
    }
    return { drawing, svg: layOutPlainly(drawing), simplified: "on a grid" };
  }

  /** Undefined where the server does not answer: there is a drawing already, only not one that can be rendered as it is. */
  async #ask(params: DrawParams): Promise<PreviewDrawing | undefined> {
    return (await this.host.request("lintel/draw", params).catch(() => undefined))?.drawing;
  }
}

/** The drawing in the direction in which it was laid out. */
function turned(drawing: PreviewDrawing, svg: SVGSVGElement): PreviewDrawing {
  const direction = svg.querySelector<SVGElement>("[data-direction]")?.dataset["direction"];
  if ((direction !== "down" && direction !== "right") || direction === drawing.direction) return drawing;
  const text = drawing.text.replace(/^flowchart \w+/, `flowchart ${direction === "right" ? "LR" : "TB"}`);
  return { ...drawing, direction, text };
}

/** Tries one layout after the other; undefined where all fail on this drawing. */
async function attempt(drawing: PreviewDrawing, room?: Size): Promise<SVGSVGElement | undefined> {
  const titles = new Map(drawing.nodes.map(({ id, title }) => [id, title]));
  const wishes = { titles, ...(room && { room }) };
  for (const layout of layouts) {
    try {
      return await renderText(drawing.text, layout, wishes);
    } catch {
      // the next layout may do it, or the caller has a simpler drawing
    }
  }
  return undefined;
}

/** A copy of a rendered drawing with everything on it, of a plain one where that fails; `stage` is on the page. */
export function dressAnyhow(rendered: Rendered, stage: HTMLElement): ShownDrawing {
  try {
    return dress(rendered, stage);
  } catch {
    return dress({ ...rendered, svg: layOutPlainly(rendered.drawing) }, stage);
  }
}

/** Puts everything on a copy; it must be on the page, for badges are placed by what is measured. */
function dress({ svg, drawing }: Rendered, stage: HTMLElement): ShownDrawing {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  stage.replaceChildren(copy);
  const shown = mapDrawing(copy, drawing);
  decorate(shown);
  return shown;
}
