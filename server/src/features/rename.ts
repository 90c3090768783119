import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** The name at the position and its range; undefined where nothing can be renamed. */
export function prepareRename(
  snapshot: Snapshot,
  uri: string,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
  return undefined;
}

/** The edits, or one sentence why the new name is none or means something else already. */
export type RenameResult = { readonly edit: WorkspaceEdit } | { readonly problem: string };

/** Gives the thing named at the position another name in all known files. */
export function renameAt(snapshot: Snapshot, uri: string, position: Position, newName: string): RenameResult {
  return { problem: "" };
}
