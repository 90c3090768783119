import type { Range, SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [], tokenModifiers: [] };

/** The tokens of a file, or of the lines of a range, as LSP encodes them. */
export function semanticTokens(snapshot: Snapshot, uri: string, range?: Range): SemanticTokens {
  return { data: [] };
}

/** What makes the data of `before` that of `after`: at most one edit. */
export function semanticTokensDelta(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  return [];
}
