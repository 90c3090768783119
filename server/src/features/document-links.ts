import type { DocumentLink } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Paths of imports, `docs` and URLs in texts. */
export function documentLinks(snapshot: Snapshot, uri: string): DocumentLink[] {
  return [];
}
