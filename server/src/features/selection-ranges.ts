import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** For each position the ranges to grow a selection by, from the word to the file. */
export function selectionRanges(snapshot: Snapshot, uri: string, positions: readonly Position[]): SelectionRange[] {
  return [];
}
