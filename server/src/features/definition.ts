import type { LocationLink, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Where the name at the position is declared, in whatever file; of an import's path the file. */
export function definitionsAt(snapshot: Snapshot, uri: string, position: Position): LocationLink[] {
  return [];
}
