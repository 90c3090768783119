import type { DesignParams, PreviewDrawing, PreviewFailure, SourceEdit } from "../../../../server/src/lsp/protocol.js";
import type { ShownDrawing } from "./dom-map.js";
import { showFates } from "./fate.js";
import type { Host } from "./host.js";
import { WhatIfPanel } from "./what-if-panel.js";

/** What the preview is told by its what-if mode. */
export interface WhatIfEvents {
  changed(): void;
  closed(): void;
  keep(edit: SourceEdit, imports: readonly SourceEdit[]): void;
}

/** A failure that is tried out on the drawing: what is lost, and what the server says becomes of the rest. */
export class WhatIf {
  readonly panel: WhatIfPanel;
  #lost: readonly string[] = [];
  #failure: PreviewFailure | undefined;
  #asked = 0;
  #shown: ShownDrawing | undefined;

  constructor(
    readonly host: Host,
    readonly design: () => DesignParams,
    readonly events: WhatIfEvents,
  ) {
    this.panel = new WhatIfPanel({
      toggle: (loss) => this.toggle(loss),
      reset: () => this.set([]),
      close: () => events.closed(),
      keep: (edit, imports) => events.keep(edit, imports),
    });
  }

  get lost(): readonly string[] {
    return this.#lost;
  }

  get isOpen(): boolean {
    return !this.panel.element.hidden;
  }

  open(lost: readonly string[] = []): void {
    this.panel.element.hidden = false;
    this.set(lost);
  }

  close(): void {
    this.panel.element.hidden = true;
    this.set([]);
  }

  toggle(loss: string): void {
    this.set(this.#lost.includes(loss) ? this.#lost.filter((other) => other !== loss) : [...this.#lost, loss]);
  }

  set(lost: readonly string[]): void {
    this.#lost = lost;
    this.events.changed();
    void this.#ask();
  }

  /** Another drawing is shown: it gets its marks, and the failure is asked for again, for the design may be another one. */
  drawn(shown: ShownDrawing): void {
    this.#shown = shown;
    if (!this.isOpen) return;
    this.#present();
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const lost = this.#lost;
    const failure = lost.length === 0 ? undefined : await this.#answer(lost);
    if (asked !== this.#asked) return;
    this.#failure = failure;
    this.#present();
  }

  async #answer(lost: readonly string[]): Promise<PreviewFailure | undefined> {
    try {
      return await this.host.request("lintel/whatIf", { ...this.design(), lost });
    } catch {
      // the server is not there just now; the next change of the design asks again
      return undefined;
    }
  }

  #present(): void {
    const drawing: PreviewDrawing | undefined = this.#shown?.drawing;
    this.panel.update(drawing, this.#lost, this.#failure);
    if (this.#shown) showFates(this.#shown, this.#lost, this.#failure);
  }
}
