import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver-types";
import type { Entry, Value } from "../../../grammar/ast.js";
import type { FileSyntax, PlacedChunk } from "../../../grammar/syntax.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf, type LineIndex } from "../text/line-index.js";
import { shift, type Span } from "../text/span.js";

/** Bodies, lists, strings and comments over several lines, runs of line comments, and the run of imports. */
export function foldingRanges(snapshot: Snapshot, uri: string): FoldingRange[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return [];
  const lines = lineIndexOf(syntax);
  const blocks = syntax.chunks.flatMap((chunk) =>
    chunk.chunk.entries.flatMap(foldable).flatMap((span) => fold(lines, shift(span, chunk.start))),
  );
  return [...blocks, ...importFold(syntax, lines), ...commentFolds(syntax, lines)];
}

/** The stretches of an entry that fold, those inside it too. */
function foldable(entry: Entry): Span[] {
  const inside = "body" in entry ? (entry.body?.entries ?? []).flatMap(foldable) : [];
  const body = "body" in entry && entry.body ? [entry.body.span] : [];
  const value = entry.kind === "property" && entry.value ? foldableValue(entry.value) : [];
  return [...body, ...value, ...inside];
}

function foldableValue(value: Value): Span[] {
  return value.kind === "list" || (value.kind === "string" && value.triple) ? [value.span] : [];
}

/** From the line that opens to the one before the line that closes, which stays in sight. */
function fold(lines: LineIndex, span: Span): FoldingRange[] {
  const startLine = lines.positionAt(span.start).line;
  const endLine = lines.positionAt(span.end).line - 1;
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

function importFold(syntax: FileSyntax, lines: LineIndex): FoldingRange[] {
  const spans = placedSpans(syntax, ({ chunk }) => chunk.entries.filter((entry) => entry.kind === "import"));
  return foldRun(lines, spans, FoldingRangeKind.Imports);
}

function commentFolds(syntax: FileSyntax, lines: LineIndex): FoldingRange[] {
  const spans = placedSpans(syntax, ({ chunk }) => chunk.comments);
  const runs: Span[][] = [];
  for (const span of spans) {
    const last = runs.at(-1)?.at(-1);
    const goesOn = last && lines.positionAt(span.start).line === lines.positionAt(last.end).line + 1;
    if (goesOn) runs.at(-1)?.push(span);
    else runs.push([span]);
  }
  return runs.flatMap((run) => foldRun(lines, run, FoldingRangeKind.Comment));
}

function placedSpans(syntax: FileSyntax, spansOf: (chunk: PlacedChunk) => readonly { readonly span: Span }[]): Span[] {
  return syntax.chunks.flatMap((chunk) => spansOf(chunk).map(({ span }) => shift(span, chunk.start)));
}

/** Folds the lines from the first to the last. */
function foldRun(lines: LineIndex, run: readonly Span[], kind: FoldingRangeKind): FoldingRange[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const startLine = lines.positionAt(first.start).line;
  const endLine = lines.positionAt(last.end).line;
  return endLine > startLine ? [{ startLine, endLine, kind }] : [];
}
