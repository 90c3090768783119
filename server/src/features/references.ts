import type { Location, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import { lspLocation } from "./locations.js";
import { meaningAt } from "./words/meaning-at.js";
import { occurrencesOf } from "./words/occurrences.js";

/** Every place in all known files that means the thing named at the position. */
export function referencesAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
  const at = meaningAt(snapshot, uri, position);
  if (!at) return [];
  return occurrencesOf(snapshot, at.meaning)
    .filter(({ word }) => includeDeclaration || word.role !== "declaration")
    .map((occurrence) => lspLocation(snapshot, occurrence));
}
