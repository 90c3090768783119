import type { CompletionItem, CompletionList, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import type { HandbookOptions } from "./handbook.js";

/** What fits at the position, best first. Items carry no documentation: `resolveCompletion` adds it to the one that is looked at. */
export function completionsAt(snapshot: Snapshot, uri: string, position: Position): CompletionList {
  return { isIncomplete: false, items: [] };
}

/** The item with the handbook's text for it. */
export function resolveCompletion(item: CompletionItem, options: HandbookOptions): CompletionItem {
  return item;
}
