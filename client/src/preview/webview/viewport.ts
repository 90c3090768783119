/** A place of the drawing that is looked at: the point at the upper left in the drawing's units, and how large a unit is drawn. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const smallest = 0.08;
const largest = 6;
/** What is fitted is not blown up beyond this. */
const largestFit = 1.15;
/** Nor made smaller than can be read: a drawing that is larger starts at its upper left corner. */
const smallestFit = 0.45;
const margin = 24;

/** Shows a part of an SVG drawing in an area, by its view box: text stays sharp and nothing is laid out again. */
export class ViewportControl {
  #svg: SVGSVGElement | undefined;
  #content: Box = { x: 0, y: 0, width: 1, height: 1 };
  #viewport: Viewport = { zoom: 1, x: 0, y: 0 };
  /** Everything is shown, and goes on being when the drawing or the area changes. */
  #fitted = true;

  constructor(
    readonly area: HTMLElement,
    readonly changed: () => void,
    /** How much of the area's lower edge is not free, in pixels. */
    readonly footer: () => number,
  ) {
    new ResizeObserver(() => (this.#fitted ? this.fit() : this.#apply())).observe(area);
  }

  /** Undefined while everything is shown. */
  get current(): Viewport | undefined {
    return this.#fitted ? undefined : this.#viewport;
  }

  get zoom(): number {
    return this.#viewport.zoom;
  }

  /** Takes a drawing whose size is in its view box. `anchor` gives a point of it that stays where another was in the last one. */
  show(svg: SVGSVGElement, anchor?: { readonly from: DOMPoint; readonly to: DOMPoint }): void {
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#svg = svg;
    this.#content = { x, y, width, height };
    if (this.#fitted) {
      this.fit();
      return;
    }
    const { zoom, x: left, y: top } = this.#viewport;
    this.#set(
      anchor
        ? { zoom, x: left + anchor.to.x - anchor.from.x, y: top + anchor.to.y - anchor.from.y }
        : { zoom, x: left, y: top },
    );
  }

  restore(viewport: Viewport | undefined): void {
    this.#fitted = viewport === undefined;
    if (viewport) this.#viewport = viewport;
  }

  /** Shows everything, as far as it can be read then. */
  fit(): void {
    this.#fitted = true;
    const { clientWidth } = this.area;
    const available = this.area.clientHeight - this.footer();
    const { x, y, width, height } = this.#content;
    const whole = Math.min((clientWidth - 2 * margin) / width, (available - margin) / height);
    const zoom = Math.max(Math.min(whole, largestFit), smallestFit);
    const startsAt = (from: number, size: number, room: number) =>
      size * zoom > room ? from - margin / zoom : from - (room / zoom - size) / 2;
    this.#viewport = { zoom, x: startsAt(x, width, clientWidth), y: startsAt(y, height, available) };
    this.#apply();
  }

  /** Zooms by a factor and keeps the point of the area where it is; by default its middle. */
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const { zoom, x, y } = this.#viewport;
    const point = at ?? { x: this.area.clientWidth / 2, y: this.area.clientHeight / 2 };
    const next = Math.min(Math.max(zoom * factor, smallest), largest);
    this.#move({ zoom: next, x: x + point.x / zoom - point.x / next, y: y + point.y / zoom - point.y / next });
  }

  zoomTo(zoom: number): void {
    this.zoomBy(zoom / this.#viewport.zoom);
  }

  /** Moves the drawing by pixels. */
  panBy(dx: number, dy: number): void {
    const { zoom, x, y } = this.#viewport;
    this.#move({ zoom, x: x - dx / zoom, y: y - dy / zoom });
  }

  /** Moves the drawing as little as it takes to show an element of it. */
  reveal(element: SVGGraphicsElement): void {
    const box = element.getBoundingClientRect();
    const area = this.area.getBoundingClientRect();
    const dx = shiftInto(box.left - area.left, box.right - area.left, area.width);
    const dy = shiftInto(box.top - area.top, box.bottom - area.top, area.height);
    if (dx !== 0 || dy !== 0) this.panBy(dx, dy);
  }

  #move(viewport: Viewport): void {
    this.#fitted = false;
    this.#set(viewport);
  }

  #set(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#apply();
  }

  #apply(): void {
    const { zoom, x, y } = this.#viewport;
    const { clientWidth, clientHeight } = this.area;
    if (!this.#svg || clientWidth === 0 || clientHeight === 0) return;
    this.#svg.setAttribute("viewBox", [x, y, clientWidth / zoom, clientHeight / zoom].join(" "));
    this.area.dataset["zoom"] = zoom < 0.6 ? "far" : "near";
    this.changed();
  }
}

/** How far a stretch must move to lie inside `size`, with a margin. */
function shiftInto(start: number, end: number, size: number): number {
  if (end - start > size - 2 * margin) return margin - start;
  if (start < margin) return margin - start;
  return end > size - margin ? size - margin - end : 0;
}
