import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import { rangeAt } from "./locations.js";
import { meaningAt } from "./words/meaning-at.js";
import { occurrencesIn } from "./words/occurrences.js";

/** Every place in this file that means the thing named at the position; its declaration counts as written, the others as read. */
export function highlightsAt(snapshot: Snapshot, uri: string, position: Position): DocumentHighlight[] {
  const at = meaningAt(snapshot, uri, position);
  if (!at) return [];
  return occurrencesIn(snapshot, uri, at.meaning).map((occurrence) => ({
    range: rangeAt(snapshot, occurrence),
    kind: isWritten(occurrence.word.role) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

function isWritten(role: string): boolean {
  return role === "declaration" || role === "imported" || role === "alias";
}
