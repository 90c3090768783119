import type { Location, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Every place in all known files that means the thing named at the position. */
export function referencesAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: { readonly includeDeclaration: boolean },
): Location[] {
  return [];
}
