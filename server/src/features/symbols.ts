import type { DocumentSymbol } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** The outline of a file: its blocks as they nest, links and flow steps below what holds them. */
export function documentSymbols(snapshot: Snapshot, uri: string): DocumentSymbol[] {
  return [];
}
