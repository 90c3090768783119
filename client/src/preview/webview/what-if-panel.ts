import type { PreviewDrawing, PreviewFailure, SourceEdit } from "../../../../server/src/lsp/protocol.js";
import { html, iconButton, textButton } from "./dom.js";
import { icons } from "./icons.js";
import { counted } from "./names.js";

/** What the panel asks of the preview. */
export interface WhatIfActions {
  toggle(loss: string): void;
  reset(): void;
  close(): void;
  keep(edit: SourceEdit, imports: readonly SourceEdit[]): void;
}

/** The panel that says what a failure does: what is lost, which flows break and why. */
export class WhatIfPanel {
  readonly element = html("section", { id: "what-if", "aria-label": "What if", hidden: "" });
  readonly #lost = html("ul", { class: "lost" });
  readonly #places = html("div", { class: "places" });
  readonly #result = html("div", { class: "result", role: "status", "aria-live": "polite" });
  readonly #buttons = html("div", { class: "buttons" });

  constructor(readonly actions: WhatIfActions) {
    this.element.append(
      html(
        "header",
        {},
        html("h2", {}, "What if"),
        iconButton(icons.close, "Close what if", () => actions.close()),
      ),
      html("p", { class: "hint" }, "Click an element, or press Space on it, to take it down. Nothing is written."),
      this.#places,
      this.#lost,
      this.#result,
      this.#buttons,
    );
  }

  update(drawing: PreviewDrawing | undefined, lost: readonly string[], failure: PreviewFailure | undefined): void {
    const { activeElement } = document;
    const focused = this.element.contains(activeElement) && activeElement ? nameOf(activeElement) : undefined;
    this.#places.replaceChildren(...this.#placeSwitches(drawing, lost));
    this.#lost.replaceChildren(...lost.map((loss) => this.#lostItem(loss)));
    this.#result.replaceChildren(...(lost.length === 0 || !failure ? [] : results(failure)));
    this.#buttons.replaceChildren(...this.#actionButtons(lost, failure));
    if (focused !== undefined) this.#focus(focused);
  }

  /** Buttons are made anew: the one that had the focus has it again, and where it is gone the panel's first one. */
  #focus(name: string): void {
    const buttons = [...this.element.querySelectorAll("button")];
    (buttons.find((button) => nameOf(button) === name) ?? buttons[0])?.focus();
  }

  /** Regions and zones can be taken down as a whole. */
  #placeSwitches(drawing: PreviewDrawing | undefined, lost: readonly string[]): HTMLElement[] {
    return (drawing?.places ?? []).map((loss) => {
      const button = textButton(lossName(loss), () => this.actions.toggle(loss));
      button.setAttribute("aria-pressed", String(lost.includes(loss)));
      return button;
    });
  }

  #lostItem(loss: string): HTMLElement {
    const name = lossName(loss);
    return html(
      "li",
      {},
      name,
      iconButton(icons.close, `Bring ${name} back`, () => this.actions.toggle(loss)),
    );
  }

  #actionButtons(lost: readonly string[], failure: PreviewFailure | undefined): HTMLElement[] {
    if (lost.length === 0) return [];
    const { scenario, imports = [] } = failure ?? {};
    const keep = scenario
      ? textButton("Keep as scenario", () => this.actions.keep(scenario, imports))
      : html(
          "p",
          { class: "hint" },
          failure ? "It can't be kept as a scenario: this file can't name all that is lost." : "",
        );
    return [textButton("Reset", () => this.actions.reset()), keep];
  }
}

function nameOf(element: Element): string {
  return element.getAttribute("aria-label") ?? element.textContent;
}

/** What is lost, without the sort of thing that it is where that goes without saying. */
export function lossName(loss: string): string {
  const [kind, name] = [loss.slice(0, loss.indexOf(":")), loss.slice(loss.indexOf(":") + 1)];
  return kind === "element" ? name : `${kind} ${name}`;
}

function results(failure: PreviewFailure): HTMLElement[] {
  const broken = failure.flows.filter((flow) => flow.state !== "unaffected");
  const down = failure.flows.filter((flow) => flow.state === "down").length;
  const summary = `${counted(failure.down.length, ["element is", "elements are"])} down, ${failure.degraded.length} degraded. ${
    failure.flows.length === 0
      ? "The design has no flows."
      : `${down} of ${counted(failure.flows.length, ["flow", "flows"])} ${down === 1 ? "breaks" : "break"}.`
  }`;
  return [
    html("p", { class: "summary" }, summary),
    ...(broken.length > 0 ? [html("h3", {}, "Flows"), html("ul", { class: "flows" }, ...broken.map(flowItem))] : []),
    ...listed("Down", failure.down),
    ...listed("Degraded", failure.degraded),
  ];
}

function flowItem(flow: PreviewFailure["flows"][number]): HTMLElement {
  return html(
    "li",
    { class: flow.state },
    html("strong", {}, flow.title),
    html("span", { class: "state" }, flow.state),
    html("ol", {}, ...flow.reasons.map((reason) => html("li", {}, reason))),
  );
}

function listed(heading: string, elements: PreviewFailure["down"]): HTMLElement[] {
  if (elements.length === 0) return [];
  const items = elements.map(({ reference, reason }) => html("li", {}, html("strong", {}, reference), ` ${reason}`));
  return [html("h3", {}, heading), html("ul", {}, ...items)];
}
