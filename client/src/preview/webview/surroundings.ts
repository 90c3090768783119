import type { PreviewFinding } from "../../../../server/src/lsp/protocol.js";
import { html } from "./dom.js";
import type { FrameView } from "./frame-view.js";
import { countFindings } from "./names.js";
import { noteParts, type NoteActions, type NoteFacts } from "./notes.js";

/** Brings the note, the number of findings, the promises and the drawing's own name up to date. */
export function present(page: FrameView, facts: NoteFacts, actions: NoteActions): void {
  const { note, area, findings, promises } = page;
  const { drawing, status } = facts;
  const name = drawing
    ? `Drawing of ${drawing.title}. Arrow keys go from element to element; ? lists all keys.`
    : "Drawing";
  area.classList.toggle("stale", status !== "good");
  area.setAttribute("aria-label", name);
  const parts = noteParts(facts, actions);
  note.hidden = parts.length === 0;
  note.replaceChildren(...parts);
  const said = drawing ? [...drawing.nodes, ...drawing.edges].flatMap((part) => part.findings) : [];
  findings.textContent = countFindings(distinct(said).filter((finding) => !finding.accepted));
  findings.hidden = findings.textContent === "";
  findings.title = "Go to the next finding (.)";
  promises.replaceChildren(...(drawing?.promises ?? []).map((promise) => html("span", {}, promise)));
}

/** Each finding once, though several links of a statement may carry it. */
function distinct(findings: readonly PreviewFinding[]): readonly PreviewFinding[] {
  const keyOf = ({ rule, location }: PreviewFinding) =>
    `${rule} ${location.uri} ${location.span.start} ${location.span.end}`;
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
