import type { ListedDesign } from "../../../../server/src/lsp/protocol.js";
import { html } from "./dom.js";

/** Chooses one of the designs of a Markdown document; not there where it has no other. */
export class DesignChooser {
  readonly element = html("select", { class: "designs", "aria-label": "Design", hidden: "" });

  constructor(choose: (fence: number) => void) {
    this.element.addEventListener("change", () => choose(this.element.selectedIndex));
  }

  /** The designs there are, and the number of the one that is shown. */
  update(designs: readonly ListedDesign[], current: number): void {
    this.element.hidden = designs.length < 2;
    this.element.replaceChildren(
      ...designs.map(({ title }, index) => html("option", {}, `${index + 1} \u00b7 ${title}`)),
    );
    this.element.selectedIndex = current;
  }
}
