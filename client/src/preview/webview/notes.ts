import type { PreviewBroken, PreviewDrawing, SourceLocation } from "../../../../server/src/lsp/protocol.js";
import { textButton } from "./dom.js";
import type { Rendered } from "./drawer.js";
import { counted } from "./names.js";

/** What the quiet line above the drawing may have to say. */
export interface NoteFacts {
  /** The drawing is not what the text says. */
  readonly stale: boolean;
  readonly broken: PreviewBroken | undefined;
  /** What the view showed is gone. */
  readonly gone: boolean;
  /** The server did not answer. */
  readonly silent: boolean;
  readonly drawing: PreviewDrawing | undefined;
  readonly simplified: Rendered["simplified"];
}

export interface NoteActions {
  reveal(location: SourceLocation): void;
  showWhole(): void;
  drawAll(): void;
}

/** The parts of the note, most important first; none where there is nothing to say. */
export function noteParts(facts: NoteFacts, actions: NoteActions): (Node | string)[] {
  const { broken } = facts;
  if (facts.silent) return ["The language server does not answer; the last drawing is shown."];
  if (facts.gone)
    return [
      "What this view shows is no longer in the design. ",
      textButton("Show the whole design", () => actions.showWhole()),
    ];
  if (broken) {
    const more = broken.count > 1 ? ` (${counted(broken.count, ["mistake", "mistakes"])})` : "";
    const what = facts.stale ? "The last good drawing is shown: " : "Drawn as far as it can be read: ";
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
