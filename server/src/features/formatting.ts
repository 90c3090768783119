import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** Formats a file: small edits that leave what is in order untouched. */
export function formatDocument(snapshot: Snapshot, uri: string): TextEdit[] {
  return [];
}

/** Formats the declarations that the range touches. */
export function formatRange(snapshot: Snapshot, uri: string, range: Range): TextEdit[] {
  return [];
}

/** Formats the declaration that the `}` just typed before the position closes. */
export function formatOnType(snapshot: Snapshot, uri: string, position: Position, typed: string): TextEdit[] {
  return [];
}
