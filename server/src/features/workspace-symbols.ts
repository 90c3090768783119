import type { WorkspaceSymbol } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Declared things of all known files whose name or title matches the query, letters in order suffice; the best first. */
export function workspaceSymbols(snapshot: Snapshot, query: string): WorkspaceSymbol[] {
  return [];
}
