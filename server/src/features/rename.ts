import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { kindOf } from "../design/declare.js";
import type { Snapshot } from "../snapshot.js";
import { lspChanges, rangeAt } from "./locations.js";
import { nameProblem } from "./words/name-problem.js";
import { meaningAt, type MeaningAt } from "./words/meaning-at.js";
import { occurrencesIn, occurrencesOf, type Occurrence } from "./words/occurrences.js";

/** The name at the position and its range; undefined where nothing can be renamed. */
export function prepareRename(
  snapshot: Snapshot,
  uri: string,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const at = meaningAt(snapshot, uri, position);
  return at && { range: rangeAt(snapshot, { uri, span: at.span }), placeholder: at.word.name };
}

/** The edits, or one sentence why the new name is none or means something else already. */
export type RenameResult = { readonly edit: WorkspaceEdit } | { readonly problem: string };

/**
 * Gives the thing named at the position another name in all known files. An imported thing keeps the other name that a file gives it, and
 * at such a name only that one is changed.
 */
export function renameAt(snapshot: Snapshot, uri: string, position: Position, newName: string): RenameResult {
  const at = meaningAt(snapshot, uri, position);
  if (!at) return { problem: "There is no name here to change." };
  if (newName === at.word.name) return { edit: { changes: {} } };
  const places = placesToRename(snapshot, uri, at);
  const problem = nameProblem(newName) ?? clash(snapshot, at, places, newName);
  if (problem !== undefined) return { problem };
  const edits = places.map((place) => ({ uri: place.uri, span: place.span, text: newName }));
  return { edit: { changes: lspChanges(snapshot, edits) } };
}

/** The places that spell the thing as it is spelled at the position. */
function placesToRename(snapshot: Snapshot, uri: string, { word, meaning }: MeaningAt): Occurrence[] {
  const isLocal = word.name !== meaning.name;
  const all = isLocal ? occurrencesIn(snapshot, uri, meaning) : occurrencesOf(snapshot, meaning);
  return all.filter((place) => place.word.name === word.name && !(isLocal && place.word.role === "imported"));
}

/** Why a name can't be given: in one of the files it means something already. */
function clash(
  snapshot: Snapshot,
  { meaning }: MeaningAt,
  places: readonly Occurrence[],
  name: string,
): string | undefined {
  if (meaning.key.startsWith("tag ")) return undefined;
  if (meaning.key.startsWith("zone ")) return zoneClash(snapshot, meaning.key, places, name);
  for (const uri of new Set(places.map((place) => place.uri))) {
    // a file that gives the thing a name of its own meets the new one only inside the import
    const spellsIt = places.some((place) => place.uri === uri && !isOnlyInImport(place));
    const other = spellsIt ? snapshot.design(uri)?.root.scope.get(name) : undefined;
    if (other) return `"${name}" is already the name of a ${kindOf(other)} in ${fileName(uri)}.`;
  }
  return undefined;
}

function isOnlyInImport({ word }: Occurrence): boolean {
  return word.role === "imported" && word.imported.alias !== undefined;
}

function zoneClash(snapshot: Snapshot, key: string, places: readonly Occurrence[], name: string): string | undefined {
  const region = key.slice("zone ".length, key.indexOf("."));
  const zones = [...new Set(places.map(({ uri }) => uri))].flatMap(
    (uri) => snapshot.design(uri)?.root.containers ?? [],
  );
  const taken = zones.some(
    (zone) => zone.kind === "zone" && zone.name === name && (zone.parent?.name ?? "") === region,
  );
  return taken ? `The region "${region}" already has a zone "${name}".` : undefined;
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
