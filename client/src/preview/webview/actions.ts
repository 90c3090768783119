import type { DrawingArea, Part } from "./drawing-area.js";
import type { Host } from "./host.js";
import type { KeyActions } from "./keys.js";
import { nextFinding } from "./navigation.js";
import type { WhatIf } from "./what-if.js";

/** What actions act upon. */
export interface Acted {
  readonly host: Host;
  readonly area: DrawingArea;
  readonly whatIf: WhatIf;
  /** The button that says whether what-if is on. */
  readonly whatIfButton: HTMLElement;
  /** The view that is shown. */
  view(): string;
  choose(view: string): void;
  findView(): void;
  help(): void;
}

/** What clicks and keys do with parts of the drawing. */
export class Actions implements KeyActions {
  constructor(readonly acted: Acted) {}

  reveal(part: Part): void {
    this.acted.host.post({ type: "reveal", location: part.location });
  }

  /** Shows the part in the source, or takes it down while that is tried out. */
  click(part: Part): void {
    if (this.acted.whatIf.isOpen && "references" in part) this.#toggle(part);
    else this.reveal(part);
  }

  clickFrame(id: string): void {
    const { area, whatIf, host } = this.acted;
    const frame = area.shown?.frames.get(id)?.part;
    if (!frame) return;
    if (whatIf.isOpen && frame.loss !== undefined) whatIf.toggle(frame.loss);
    else host.post({ type: "reveal", location: frame.location });
  }

  open(part: Part): void {
    if ("opens" in part && part.opens !== undefined && part.opens !== this.acted.view()) this.acted.choose(part.opens);
  }

  toggleLoss(part: Part): void {
    if (!this.acted.whatIf.isOpen) this.openWhatIf([]);
    this.#toggle(part);
  }

  toggleWhatIf(): void {
    const { whatIf, whatIfButton } = this.acted;
    if (whatIf.isOpen) {
      whatIf.close();
      whatIfButton.setAttribute("aria-pressed", "false");
    } else this.openWhatIf([]);
  }

  openWhatIf(lost: readonly string[]): void {
    this.acted.whatIf.open(lost);
    this.acted.whatIfButton.setAttribute("aria-pressed", "true");
  }

  closeWhatIf(): boolean {
    if (!this.acted.whatIf.isOpen) return false;
    this.toggleWhatIf();
    return true;
  }

  nextFinding(): void {
    const { area } = this.acted;
    const next = area.shown && nextFinding(area.shown, area.selected);
    if (next !== undefined) area.focus(next);
  }

  showWhole(): void {
    this.acted.choose("design");
  }

  findView(): void {
    this.acted.findView();
  }

  help(): void {
    this.acted.help();
  }

  #toggle(part: Part): void {
    if (!("references" in part)) return;
    for (const reference of part.references) this.acted.whatIf.toggle(`element:${reference}`);
  }
}
