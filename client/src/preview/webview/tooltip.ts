import type { PreviewEdge, PreviewFinding, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import { html } from "./dom.js";

const delay = 250;
/** Findings that a tooltip lists; the rest is counted. */
const mostFindings = 6;

type Part = PreviewNode | PreviewEdge;

/** Shows what a part is and what is wrong with it, while it is hovered or focused. Escape puts it away; the pointer may go into it. */
export class Tooltip {
  readonly #box = html("div", { id: "tooltip", role: "tooltip", hidden: "" });
  #timer: number | undefined;
  #target: Element | undefined;

  constructor(readonly area: HTMLElement) {
    area.append(this.#box);
    this.#box.addEventListener("pointerenter", () => window.clearTimeout(this.#timer));
    this.#box.addEventListener("pointerleave", () => this.hide());
  }

  get isOpen(): boolean {
    return !this.#box.hidden;
  }

  /** Shows after a moment, so that a pointer on its way shows nothing. */
  showSoon(part: Part, target: Element): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.show(part, target), delay);
  }

  hideSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), delay);
  }

  show(part: Part, target: Element): void {
    window.clearTimeout(this.#timer);
    this.#target?.removeAttribute("aria-describedby");
    this.#target = target;
    this.#box.replaceChildren(...contents(part));
    this.#box.hidden = false;
    target.setAttribute("aria-describedby", this.#box.id);
    this.#place(target);
  }

  hide(): void {
    window.clearTimeout(this.#timer);
    this.#box.hidden = true;
    this.#target?.removeAttribute("aria-describedby");
  }

  /** Below the part where there is room, else above. */
  #place(target: Element): void {
    const area = this.area.getBoundingClientRect();
    const box = target.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.#box;
    const left = Math.min(Math.max(box.left - area.left, 8), Math.max(area.width - offsetWidth - 8, 8));
    const below = box.bottom - area.top + 8;
    const fits = below + offsetHeight < area.height - 8;
    const top = fits ? below : Math.max(box.top - area.top - offsetHeight - 8, 8);
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }
}

function contents(part: Part): HTMLElement[] {
  const isEdge = "line" in part;
  const title = isEdge ? part.label || "Link" : part.title;
  const shown = part.findings.slice(0, mostFindings);
  const rest = part.findings.length - shown.length;
  return [
    html("strong", {}, title),
    html("div", { class: "what" }, part.description),
    ...(shown.length > 0 ? [html("ul", {}, ...shown.map(findingItem))] : []),
    ...(rest > 0 ? [html("div", { class: "what" }, `and ${rest} more`)] : []),
  ];
}

function findingItem(finding: PreviewFinding): HTMLElement {
  const severity = finding.accepted ? "accepted" : finding.severity;
  return html(
    "li",
    { class: severity },
    html("span", { class: "severity" }, finding.accepted ? "accepted risk" : finding.severity),
    " ",
    finding.message,
    " ",
    html("code", {}, finding.rule),
  );
}
