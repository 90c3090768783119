import type { DocumentHighlight, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Every place in this file that means the thing named at the position. */
export function highlightsAt(snapshot: Snapshot, uri: string, position: Position): DocumentHighlight[] {
  return [];
}
