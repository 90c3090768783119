import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import { applyEdits } from "../design/edits/apply.js";
import type { FileSyntax } from "../../../grammar/syntax.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { documentUri } from "../text/markdown-fences.js";
import { formatEdits, type FormatOptions, type SpaceEdit } from "./formatting/edits.js";
import { bodyClosedAt } from "./formatting/closed-body.js";
import { chunkAt, endOf } from "./words/word-at.js";

/** The text formatted; what does not parse stays as it is. */
export function formattedText(syntax: FileSyntax): string {
  return applyEdits(
    syntax.text,
    formatEdits(syntax).map((edit) => ({ ...edit, uri: "" })),
  );
}

/** Formats a file: small edits that leave what is in order untouched. */
export function formatDocument(snapshot: Snapshot, uri: string): TextEdit[] {
  return editsIn(snapshot, uri, () => true);
}

/** Formats the declarations that the range touches. */
export function formatRange(snapshot: Snapshot, uri: string, range: Range): TextEdit[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return [];
  const { start, end } = lineIndexOf(syntax).spanOf(range);
  const chunks = syntax.chunks.filter((chunk) => firstToken(syntax, chunk.start) <= end && endOf(chunk) >= start);
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last) return [];
  return editsIn(snapshot, uri, ({ span }) => span.start >= first.start && span.end <= endOf(last));
}

/** Formats the block that the `}` just typed before the position closes. */
export function formatOnType(snapshot: Snapshot, uri: string, position: Position, typed: string): TextEdit[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax || typed !== "}") return [];
  const offset = lineIndexOf(syntax).offsetAt(position);
  const chunk = chunkAt(syntax, offset);
  const closed = chunk && bodyClosedAt(chunk.chunk.entries, offset - chunk.start);
  if (!closed || !chunk) return [];
  const [start, end] = [chunk.start + closed.start, chunk.start + closed.end];
  return editsIn(snapshot, uri, ({ span }) => span.end >= start && span.end <= end && span.end > 0);
}

function editsIn(snapshot: Snapshot, uri: string, isWanted: (edit: SpaceEdit) => boolean): TextEdit[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return [];
  const lines = lineIndexOf(syntax);
  return formatEdits(syntax, optionsFor(syntax, uri))
    .filter(isWanted)
    .map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text }));
}

/** A fence keeps its margin, and the Markdown around it. */
function optionsFor({ text }: FileSyntax, uri: string): FormatOptions {
  if (documentUri(uri) === uri) return {};
  const first = firstToken({ text }, 0);
  const lineStart = Math.max(text.lastIndexOf("\n", first - 1), text.lastIndexOf("\r", first - 1)) + 1;
  return { margin: text.slice(lineStart, first), keepEnds: true };
}

function firstToken({ text }: Pick<FileSyntax, "text">, from: number): number {
  const found = text.slice(from).search(/[^\s\ufeff]/);
  return found < 0 ? text.length : from + found;
}
