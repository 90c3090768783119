import type { Position } from "vscode-languageserver-types";
import { drawView, failureAfter, viewsOf } from "../../server/src/drawing/preview.js";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "../../server/src/features/call-hierarchy.js";
import { codeActions } from "../../server/src/features/code-actions.js";
import { codeLenses } from "../../server/src/features/code-lens.js";
import { completionsAt } from "../../server/src/features/completion.js";
import { definitionsAt } from "../../server/src/features/definition.js";
import { diagnosticsOf } from "../../server/src/features/diagnostics.js";
import { documentLinks } from "../../server/src/features/document-links.js";
import { foldingRanges } from "../../server/src/features/folding.js";
import { formatDocument, formatOnType, formatRange } from "../../server/src/features/formatting.js";
import { highlightsAt } from "../../server/src/features/highlights.js";
import { hoverAt } from "../../server/src/features/hover.js";
import { inlayHints } from "../../server/src/features/inlay-hints.js";
import { referencesAt } from "../../server/src/features/references.js";
import { prepareRename, renameAt } from "../../server/src/features/rename.js";
import { selectionRanges } from "../../server/src/features/selection-ranges.js";
import { semanticTokens } from "../../server/src/features/semantic-tokens.js";
import { documentSymbols } from "../../server/src/features/symbols.js";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.js";
import type { Snapshot } from "../../server/src/snapshot.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { testHandbook } from "../harness/features.js";

const link = (): undefined => undefined;

/** Everything that an editor asks of a whole file; a view for each that there is, but no more than three. */
export function askAboutFile(snapshot: Snapshot, uri: string): unknown {
  const views = viewsOf(snapshot, uri).map(({ id }) => id);
  return [
    diagnosticsOf(snapshot, uri, link),
    documentSymbols(snapshot, uri),
    workspaceSymbols(snapshot, "a"),
    foldingRanges(snapshot, uri),
    documentLinks(snapshot, uri),
    semanticTokens(snapshot, uri),
    formatDocument(snapshot, uri),
    codeLenses(snapshot, uri, { showFindings: "show", openView: "open" }),
    ["design", ...views.slice(0, 3)].map((view) => drawView(snapshot, uri, view)),
  ];
}

/** Everything that an editor asks about a place; `offsets` may lie anywhere, behind the end too. */
export function askAboutPlaces(snapshot: Snapshot, uri: string, text: string, offsets: readonly number[]): void {
  const lines = new LineIndex(text);
  for (const offset of offsets) askAt(snapshot, uri, lines.positionAt(offset));
  const [from = 0, to = 0] = [...offsets].sort((a, b) => a - b);
  const range = { start: lines.positionAt(from), end: lines.positionAt(to) };
  formatRange(snapshot, uri, range);
  inlayHints(snapshot, uri, range, { operations: true, worstTimes: true });
  codeActions(snapshot, uri, range, { link });
  codeActions(snapshot, uri, range, { link, only: ["source.fixAll.lintel", "source.organizeImports", "refactor"] });
  semanticTokens(snapshot, uri, range);
}

function askAt(snapshot: Snapshot, uri: string, position: Position): void {
  hoverAt(snapshot, uri, position, testHandbook);
  completionsAt(snapshot, uri, position);
  definitionsAt(snapshot, uri, position);
  referencesAt(snapshot, uri, position, { includeDeclaration: true });
  highlightsAt(snapshot, uri, position);
  selectionRanges(snapshot, uri, [position]);
  formatOnType(snapshot, uri, position, "}");
  prepareRename(snapshot, uri, position);
  renameAt(snapshot, uri, position, "renamed");
  for (const item of prepareCallHierarchy(snapshot, uri, position)) {
    incomingCalls(snapshot, item);
    outgoingCalls(snapshot, item);
    failureAfter(snapshot, uri, [item.name]);
  }
}
