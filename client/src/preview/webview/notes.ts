import type { PreviewBroken, PreviewDrawing, SourceLocation } from "../../../../server/src/lsp/protocol.js";
import { textButton } from "./dom.js";
import type { Rendered } from "./drawer.js";
import { counted } from "./names.js";

/** What the quiet line above the drawing may have to say. */
export interface NoteFacts {
  /**
   * `stale`: the text is broken, and the drawing is the last good one; `gone`: what the view showed is no longer there; `unknown`: the file
   * is not; `silent`: the server did not answer.
   */
  readonly status: "good" | "stale" | "gone" | "unknown" | "silent";
  readonly broken: PreviewBroken | undefined;
  readonly drawing: PreviewDrawing | undefined;
  readonly simplified: Rendered["simplified"];
}

export interface NoteActions {
  reveal(location: SourceLocation): void;
  showWhole(): void;
  drawAll(): void;
}

const withoutSource = {
  silent: "The language server does not answer; the last drawing is shown.",
  unknown: "The file is no longer there; its last drawing is shown.",
};

/** The parts of the note, most important first; none where there is nothing to say. */
export function noteParts(facts: NoteFacts, actions: NoteActions): (Node | string)[] {
  const { broken, status, drawing } = facts;
  if (status === "silent" || status === "unknown") return drawing ? [withoutSource[status]] : [];
  if (status === "gone")
    return [
      "What this view shows is no longer in the design. ",
      textButton("Show the whole design", () => actions.showWhole()),
    ];
  if (broken) {
    const more = broken.count > 1 ? ` (${counted(broken.count, ["mistake", "mistakes"])})` : "";
    const what = status === "stale" ? "The last good drawing is shown: " : "Drawn as far as it can be read: ";
    return [`${what}${broken.message}${more} `, textButton("Go to it", () => actions.reveal(broken.location))];
  }
  return [...collapsedParts(facts, actions), ...simplifiedParts(facts)];
}

function collapsedParts({ drawing, simplified }: NoteFacts, actions: NoteActions): (Node | string)[] {
  const collapsed = drawing?.collapsed;
  if (!collapsed || simplified) return [];
  const text = `${collapsed.elements} elements, drawn as ${collapsed.drawn}: open a group with a double click. `;
  return [text, textButton("Draw every element", () => actions.drawAll())];
}

function simplifiedParts({ simplified }: NoteFacts): string[] {
  return simplified ? [`The usual layout can't draw this design, so it is drawn ${simplified}.`] : [];
}
