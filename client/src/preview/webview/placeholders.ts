import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import { html, textButton } from "./dom.js";

/** While the first drawing is made, or the server is still starting. */
export function opening(): HTMLElement {
  return placeholder("Drawing the design\u2026");
}

/** Where a view shows nothing, for there is nothing in it yet. */
export function nothingToDraw({ view }: PreviewDrawing): HTMLElement {
  if (view.startsWith("flow:")) return placeholder("This flow has no steps to draw yet.");
  if (view.startsWith("group:")) return placeholder("There is nothing to draw in this part of the design yet.");
  return placeholder(
    "Nothing to draw yet: no element is declared here. Write one, such as ",
    html("code", {}, "service orders"),
    ".",
  );
}

/** What there is to say instead of a drawing that there has never been. */
export function noDrawing(
  status: "gone" | "unknown" | "silent",
  actions: { again(): void; openFile(): void },
): HTMLElement {
  switch (status) {
    case "gone":
      return placeholder("What this view shows is no longer in the design.");
    case "unknown":
      return placeholder(
        "The file is not there, or has to be opened first. ",
        textButton("Open the file", () => actions.openFile()),
      );
    case "silent":
      return placeholder(
        "The language server does not answer. ",
        textButton("Try again", () => actions.again()),
      );
  }
}

function placeholder(...parts: readonly (Node | string)[]): HTMLElement {
  return html("p", { class: "empty" }, ...parts);
}
