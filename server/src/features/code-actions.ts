import type { CodeAction, CodeActionKind, Range } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import type { HandbookLink } from "./handbook.js";

/** What code actions are told besides the place. */
export interface CodeActionOptions {
  readonly link: HandbookLink;
  /** The kinds asked for; left out: all but the `source` ones, which come only when asked for. */
  readonly only?: readonly CodeActionKind[];
  /** The `lintel.json` that holds for the file; where it does not exist yet, `text` is undefined and the edit creates it. */
  readonly config?: { readonly uri: string; readonly text?: string };
}

/** All that can be done at the range: fixes of findings, accepting and grading them, refactorings, and the source actions that are asked for. */
export function codeActions(snapshot: Snapshot, uri: string, range: Range, options: CodeActionOptions): CodeAction[] {
  return [];
}
