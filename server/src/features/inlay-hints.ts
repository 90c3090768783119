import type { InlayHint, Range } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Which hints are shown. */
export interface InlayHintOptions {
  readonly operations: boolean;
  readonly worstTimes: boolean;
}

/** Behind the path of each link in the range its derived operation and, with retries, its worst time. */
export function inlayHints(snapshot: Snapshot, uri: string, range: Range, options: InlayHintOptions): InlayHint[] {
  return [];
}
