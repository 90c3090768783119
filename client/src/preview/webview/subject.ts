import type { DesignParams, ListedDesign } from "../../../../server/src/lsp/protocol.js";
import { isIn, type Cursor } from "./cursor.js";

/** What is previewed: a document, and of Markdown which of its designs. Follows the cursor from one of them into the next. */
export class Subject {
  uri = "";
  fence = 0;
  cursor: Cursor | undefined;
  #designs: readonly ListedDesign[] = [];
  /** The fence that the cursor was in last, so that who has chosen another design keeps it until the cursor moves on. */
  #cursorFence: number | undefined;

  get params(): DesignParams {
    return this.fence === 0 ? { uri: this.uri } : { uri: this.uri, fence: this.fence };
  }

  get designs(): readonly ListedDesign[] {
    return this.#designs;
  }

  /** Whether the cursor may have moved into another design. The places that are known may be old: `take` decides. */
  get mayHaveMoved(): boolean {
    const entered = this.#designs.length > 1 ? this.#fenceAtCursor() : undefined;
    return entered !== undefined && entered !== this.#cursorFence;
  }

  /** Takes the designs as they stand now. Returns whether another one is to be shown. */
  take(designs: readonly ListedDesign[]): boolean {
    this.#designs = designs;
    const before = this.fence;
    const entered = this.#fenceAtCursor();
    if (entered !== undefined && entered !== this.#cursorFence) this.fence = entered;
    this.#cursorFence = entered ?? this.#cursorFence;
    if (designs.length > 0) this.fence = Math.min(this.fence, designs.length - 1);
    return this.fence !== before;
  }

  #fenceAtCursor(): number | undefined {
    const { cursor } = this;
    if (cursor === undefined || !isIn(this.uri, cursor)) return undefined;
    const index = this.#designs.findIndex(({ span }) => span.start <= cursor.offset && cursor.offset <= span.end);
    return index < 0 ? undefined : index;
  }
}
