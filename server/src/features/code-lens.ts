import type { CodeLens } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** What lenses may run: commands of the surface by what they do; one that is left out makes its lens plain text. */
export interface LensCommands {
  /** Shows the findings of the file; takes the file's URI. */
  readonly showFindings?: string;
  /** Opens the view of a flow; takes the file's URI and the view's id, `flow:NAME`. */
  readonly openView?: string;
}

/** Above a design its findings, above a flow its promise against what the design can keep, its findings, and its sequence. */
export function codeLenses(snapshot: Snapshot, uri: string, commands: LensCommands): CodeLens[] {
  return [];
}
