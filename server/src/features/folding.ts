import type { FoldingRange } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Bodies, long lists, strings and comments over several lines, and the run of imports. */
export function foldingRanges(snapshot: Snapshot, uri: string): FoldingRange[] {
  return [];
}
