/** A place of the drawing that is looked at: the point at the upper left in the drawing's units, and how large a unit is drawn. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Of a drawing, in its units, or of the area that shows it, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const smallest = 0.08;
const largest = 6;
/** What is fitted is not blown up beyond this. */
const largestFit = 1.15;
/** Nor made smaller than names can be read: what is larger is shown from its beginning, at a zoom at which all of it can be read. */
const smallestFit = { flowchart: 0.38, sequence: 0.6 };
const readable = { least: 0.62, most: 0.75 };
const margin = 24;

/** The zoom at which a drawing is shown whole in a room, and not blown up. */
export function fittingZoom(drawing: Size, room: Size): number {
  return Math.min((room.width - 2 * margin) / drawing.width, (room.height - margin) / drawing.height, largestFit);
}

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

  /** The part of the area that is free for the drawing. */
  get room(): Size {
    const { clientWidth, clientHeight } = this.area;
    return { width: clientWidth, height: clientHeight - Math.min(this.footer(), clientHeight / 4) };
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
    const { room } = this;
    const { x, y, width, height } = this.#content;
    const zoom = this.#fittingOrReadable(room);
    const first = beginning(this.#svg) ?? { x, y };
    this.#viewport = {
      zoom,
      x: startOf({ from: x, size: width, first: first.x }, room.width / zoom, margin / zoom),
      y: startOf({ from: y, size: height, first: first.y }, room.height / zoom, margin / zoom),
    };
    this.#apply();
  }

  #fittingOrReadable(room: Size): number {
    const whole = fittingZoom(this.#content, room);
    if (whole >= smallestFit[isSequence(this.#svg) ? "sequence" : "flowchart"]) return whole;
    // the shorter way is shown whole where that can be read
    const { width, height } = this.#content;
    const across = Math.max((room.width - 2 * margin) / width, (room.height - margin) / height);
    return Math.min(Math.max(across, readable.least), readable.most);
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

function isSequence(svg: SVGSVGElement | undefined): boolean {
  return svg?.querySelector(".actor-line") !== null;
}

/** The middle of the first element of a flowchart, in the drawing's units. */
function beginning(svg: SVGSVGElement | undefined): { readonly x: number; readonly y: number } | undefined {
  const matrix = svg?.querySelector<SVGGElement>(".node")?.transform.baseVal.consolidate()?.matrix;
  return matrix && { x: matrix.e, y: matrix.f };
}

interface Stretch {
  readonly from: number;
  readonly size: number;
  /** What of it is to be seen in any case. */
  readonly first: number;
}

/** Where a view of a stretch begins: in the middle of it where all can be seen, else with what comes first near its middle. */
function startOf({ from, size, first }: Stretch, free: number, edge: number): number {
  if (size <= free) return from - (free - size) / 2;
  const [least, most] = [from - edge, from + size + edge - free];
  return Math.min(Math.max(first - free / 2, least), most);
}

/** How far a stretch must move to lie inside `size`, with a margin. */
function shiftInto(start: number, end: number, size: number): number {
  if (end - start > size - 2 * margin) return margin - start;
  if (start < margin) return margin - start;
  return end > size - margin ? size - margin - end : 0;
}
