import type { PreviewEdge, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import type { ShownDrawing } from "./dom-map.js";
import { followPointer } from "./pointer.js";
import { Tooltip } from "./tooltip.js";
import { ViewportControl } from "./viewport.js";

export type Part = PreviewNode | PreviewEdge;

/** What happens on the drawing that others act upon. */
export interface AreaEvents {
  /** A part was clicked. */
  clicked(part: Part): void;
  /** A part was double-clicked. */
  opened(part: Part): void;
  /** A frame's title was clicked. */
  frameClicked(id: string): void;
  /** Another part, or none, is selected. */
  selected(id: string | undefined): void;
  viewportChanged(): void;
  /** How much of the area's lower edge is covered, in pixels. */
  coveredBelow(): number;
}

/** The drawing on the page: shown, looked at, hovered, focused and selected. */
export class DrawingArea {
  readonly viewport: ViewportControl;
  readonly #tooltip: Tooltip;
  #shown: ShownDrawing | undefined;
  #selected: string | undefined;

  constructor(
    readonly area: HTMLElement,
    readonly events: AreaEvents,
  ) {
    this.viewport = new ViewportControl(
      area,
      () => events.viewportChanged(),
      () => events.coveredBelow(),
    );
    this.#tooltip = new Tooltip(area.parentElement ?? area);
    followPointer(area, this.viewport);
    this.#listen();
  }

  get shown(): ShownDrawing | undefined {
    return this.#shown;
  }

  get selected(): string | undefined {
    return this.#selected;
  }

  /** Puts a drawing in the place of the one shown. A node that both have stays where it is, and selection and focus stay on it. */
  replace(shown: ShownDrawing): void {
    const hadFocus = this.area.contains(document.activeElement);
    const anchor = this.#anchor(shown);
    const from = anchor !== undefined && this.#shown ? centre(this.#shown, anchor) : undefined;
    this.area.replaceChildren(shown.svg);
    this.#shown = shown;
    this.#tooltip.hide();
    const to = anchor === undefined ? undefined : centre(shown, anchor);
    this.viewport.show(shown.svg, from && to ? { from, to } : undefined);
    const selected = this.#selected !== undefined && this.find(this.#selected) ? this.#selected : undefined;
    this.#mark(selected);
    if (hadFocus) this.#tabStop()?.focus();
  }

  /** Shows a text where there is nothing to draw. */
  showEmpty(message: HTMLElement): void {
    this.#shown = undefined;
    this.area.replaceChildren(message);
  }

  find(id: string): Part | undefined {
    return this.#shown?.nodes.get(id)?.part ?? this.#shown?.edges.get(id)?.part;
  }

  /** Selects a part, moves the focus to it and shows what is said of it. */
  focus(id: string): void {
    this.#mark(id);
    const element = this.#elementOf(id);
    if (!element) return;
    this.viewport.reveal(element);
    element.focus({ preventScroll: true });
  }

  /** Selects a part, or none, and leaves the focus where it is. */
  select(id: string | undefined): void {
    this.#mark(id);
  }

  /** Zooms at the selected part where it can be seen, else at the middle. */
  zoomBy(factor: number): void {
    this.#tooltip.hide();
    const element = this.#selected === undefined ? undefined : this.#elementOf(this.#selected);
    if (!element || isOutside(element, this.area)) {
      this.viewport.zoomBy(factor);
      return;
    }
    const [box, area] = [element.getBoundingClientRect(), this.area.getBoundingClientRect()];
    this.viewport.zoomBy(factor, {
      x: (box.left + box.right) / 2 - area.left,
      y: (box.top + box.bottom) / 2 - area.top,
    });
  }

  /** Lights up what the cursor of the source is in. */
  lightUp(id: string | undefined): void {
    for (const element of this.area.querySelectorAll(".at-cursor")) element.classList.remove("at-cursor");
    const element = id === undefined ? undefined : this.#elementOf(id);
    if (!element) return;
    element.classList.add("at-cursor");
    if (this.viewport.current && isOutside(element, this.area)) this.viewport.reveal(element);
  }

  /** Puts the tooltip away; false where there was none. */
  dismissTooltip(): boolean {
    const wasOpen = this.#tooltip.isOpen;
    this.#tooltip.hide();
    return wasOpen;
  }

  #listen(): void {
    this.area.addEventListener("click", ({ target }) => this.#onClick(target));
    this.area.addEventListener("dblclick", ({ target }) => {
      const part = this.#partAt(target);
      if (part) this.events.opened(part);
    });
    this.area.addEventListener("pointerover", ({ target }) => this.#onHover(target));
    this.area.addEventListener("pointerleave", () => this.#onHover(null));
    this.area.addEventListener("focusin", ({ target }) => {
      const part = this.#partAt(target);
      if (!part || !(target instanceof Element)) return;
      this.#mark(part.id);
      if (target.matches(":focus-visible")) this.#tooltip.show(part, target);
    });
    this.area.addEventListener("focusout", () => this.#tooltip.hideSoon());
  }

  #onClick(target: EventTarget | null): void {
    const part = this.#partAt(target);
    if (part) {
      this.#mark(part.id);
      this.events.clicked(part);
      return;
    }
    const frame =
      target instanceof Element
        ? target.closest<SVGElement>(".cluster-label")?.closest<SVGElement>("[data-frame]")
        : null;
    if (frame?.dataset["frame"] !== undefined) this.events.frameClicked(frame.dataset["frame"]);
    else this.#mark(undefined);
  }

  #onHover(target: EventTarget | null): void {
    const part = this.#partAt(target);
    for (const element of this.area.querySelectorAll(".hovered")) element.classList.remove("hovered");
    const element = part && this.#elementOf(part.id);
    if (!element) {
      this.#tooltip.hideSoon();
      return;
    }
    element.classList.add("hovered");
    this.#tooltip.showSoon(part, element);
  }

  #partAt(target: EventTarget | null): Part | undefined {
    const element = target instanceof Element ? target.closest<SVGElement>("[data-node], [data-edge]") : null;
    const id = element?.dataset["node"] ?? element?.dataset["edge"];
    return id === undefined ? undefined : this.find(id);
  }

  #elementOf(id: string): SVGGraphicsElement | undefined {
    return this.#shown?.nodes.get(id)?.element ?? this.#shown?.edges.get(id)?.element;
  }

  /** One part is reached by Tab: the selected one, else the first. */
  #tabStop(): SVGGraphicsElement | undefined {
    const first = this.#shown?.drawing.nodes[0]?.id;
    const id = this.#selected ?? first;
    return id === undefined ? undefined : this.#elementOf(id);
  }

  #mark(id: string | undefined): void {
    for (const element of this.area.querySelectorAll(".selected")) element.classList.remove("selected", "linked");
    for (const element of this.area.querySelectorAll('[tabindex="0"]')) element.setAttribute("tabindex", "-1");
    const changed = this.#selected !== id;
    this.#selected = id;
    if (id !== undefined) this.#elementOf(id)?.classList.add("selected");
    this.#tabStop()?.setAttribute("tabindex", "0");
    if (changed) this.events.selected(id);
  }

  /** The node that stays in its place: the selected one, else the one nearest to the middle. */
  #anchor(next: ShownDrawing): string | undefined {
    const { nodes } = this.#shown ?? {};
    if (!nodes) return undefined;
    if (this.#selected !== undefined && nodes.has(this.#selected) && next.nodes.has(this.#selected))
      return this.#selected;
    const area = this.area.getBoundingClientRect();
    const middle = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
    let best: { readonly id: string; readonly distance: number } | undefined;
    for (const [id, { element }] of nodes) {
      if (!next.nodes.has(id)) continue;
      const box = element.getBoundingClientRect();
      const distance = Math.hypot((box.left + box.right) / 2 - middle.x, (box.top + box.bottom) / 2 - middle.y);
      if (best === undefined || distance < best.distance) best = { id, distance };
    }
    return best?.id;
  }
}

/** The middle of a node in the drawing's own units. */
function centre(shown: ShownDrawing, id: string): DOMPoint | undefined {
  const box = shown.nodes.get(id)?.element.getBoundingClientRect();
  const matrix = shown.svg.getScreenCTM();
  if (!box || !matrix) return undefined;
  return new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2).matrixTransform(matrix.inverse());
}

function isOutside(element: Element, area: Element): boolean {
  const [box, whole] = [element.getBoundingClientRect(), area.getBoundingClientRect()];
  return box.right < whole.left || box.left > whole.right || box.bottom < whole.top || box.top > whole.bottom;
}
