import type { Hover, Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import type { HandbookOptions } from "./handbook.js";

/** What is known about the word at the position: the handbook's text, and of a declared thing what the design says and computes. */
export function hoverAt(snapshot: Snapshot, uri: string, position: Position, options: HandbookOptions): Hover | undefined {
  return undefined;
}
