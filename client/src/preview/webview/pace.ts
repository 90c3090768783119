import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";

/** What a second draws where nothing has been measured: 100 nodes with 220 links. */
const usualParts = 320;
/** Smaller drawings say little: most of their time does not come from their parts. */
const fewestParts = 30;
/** Larger drawings take more for each part. */
const caution = 0.8;
const remembered = 5;

/** How much this machine draws in a second, as a share of the usual, by the drawings that it has made. */
export class Pace {
  readonly #paces: number[] = [];
  #current: number | undefined;
  #ofView: number | undefined;
  #drawn = 0;

  /** `measured` is told each time that more is known. */
  constructor(readonly measured: (pace: number) => void) {}

  /** As it was when the view was opened: no view is opened or collapsed by it while it is edited. Undefined where it was not known. */
  get ofView(): number | undefined {
    return this.#ofView;
  }

  /** Takes what an earlier preview has measured, until this one knows better. */
  startWith(pace: number | undefined): void {
    this.#current ??= pace;
    this.#ofView ??= this.#current;
  }

  openView(): void {
    this.#ofView = this.#current;
  }

  /** Takes how long a drawing took, in ms. The first one does not count: it loads what draws. */
  took({ kind, nodes, edges }: PreviewDrawing, ms: number): void {
    const parts = nodes.length + edges.length;
    this.#drawn++;
    if (this.#drawn === 1 || kind !== "flowchart" || parts < fewestParts || ms <= 0) return;
    this.#paces.push((caution * parts * 1000) / ms / usualParts);
    if (this.#paces.length > remembered) this.#paces.shift();
    const current = [...this.#paces].sort((a, b) => a - b)[this.#paces.length >> 1] ?? 1;
    this.#current = current;
    this.measured(current);
  }
}
