import type { Location, Range } from "vscode-languageserver-types";
import type { FileEdit } from "../design/model.js";
import type { Location as FileLocation } from "../design/place.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The range of a location in lines and columns; the start of a file that is not known. */
export function rangeAt(snapshot: Snapshot, { uri, span }: FileLocation): Range {
  const syntax = snapshot.files.get(uri);
  return syntax ? lineIndexOf(syntax).rangeOf(span) : START;
}

/** A location as LSP has it. */
export function lspLocation(snapshot: Snapshot, location: FileLocation): Location {
  return { uri: location.uri, range: rangeAt(snapshot, location) };
}

/** Edits of files as LSP's changes, by URI. */
export function lspChanges(
  snapshot: Snapshot,
  edits: readonly FileEdit[],
): Record<string, { range: Range; newText: string }[]> {
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  for (const { uri, span, text } of edits)
    (changes[uri] ??= []).push({ range: rangeAt(snapshot, { uri, span }), newText: text });
  return changes;
}
