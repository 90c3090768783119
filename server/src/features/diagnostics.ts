import type { Diagnostic } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import type { HandbookLink } from "./handbook.js";

/**
 * The findings of a file as diagnostics, in order of place. An accepted finding is a faded hint; what is superfluous is tagged. The code
 * of a rule links to its page. Empty for an unknown file.
 */
export function diagnosticsOf(snapshot: Snapshot, uri: string, link: HandbookLink): Diagnostic[] {
  return [];
}
