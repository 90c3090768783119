import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver-types";
import { Utils, URI } from "vscode-uri";
import type { BlockNode } from "../../../../grammar/ast.js";
import { isElementKind } from "../../../../grammar/schema/kinds.js";
import type { PlacedChunk } from "../../../../grammar/syntax.js";
import { indentation, newlineOf } from "../../design/edits/layout.js";
import type { FileEdit } from "../../design/model.js";
import { documentUri } from "../../text/markdown-fences.js";
import { shift, type Span } from "../../text/span.js";
import { lspChanges } from "../locations.js";
import { meaningOf } from "../words/meaning.js";
import { wordsOf } from "../words/words-of.js";
import { withCommentAbove } from "../../design/edits/comment-above.js";
import { importEdit } from "../../design/edits/imports.js";
import type { ActionQuestion } from "./question.js";

/** A block at the top of the file that may move. */
interface Movable {
  readonly node: BlockNode;
  readonly chunk: PlacedChunk;
  /** With the comments right above it; in the file. */
  readonly span: Span;
}

/** Moves the elements that are selected whole into a file of their own and imports them from there. */
export function extractActions(question: ActionQuestion): CodeAction[] {
  const { span, uri } = question;
  if (span.start === span.end || documentUri(uri) !== uri) return [];
  const moved = movableIn(question);
  const names = moved.flatMap(({ node }) => node.name?.name ?? []);
  if (names.length === 0) return [];
  const target = freeUri(question, names[0] ?? "elements");
  const title = `Move ${names.length === 1 ? `"${names[0] ?? ""}"` : `${names.length} elements`} to ${Utils.basename(URI.parse(target))}`;
  return [{ title, kind: CodeActionKind.RefactorExtract, edit: extraction(question, moved, target) }];
}

/** Elements at the top of the file inside the selection that name nothing which stays behind. */
function movableIn(question: ActionQuestion): readonly Movable[] {
  const { syntax, span } = question;
  const selected = syntax.chunks.flatMap((chunk) =>
    chunk.chunk.entries.flatMap((node) => {
      const isElement = node.kind === "block" && isElementKind(node.keyword.name) && !node.broken;
      const whole = shift(node.span, chunk.start);
      return isElement && whole.start < span.end && whole.end > span.start
        ? [{ node, chunk, span: withCommentAbove(node.span, chunk) }]
        : [];
    }),
  );
  const names = new Set(selected.map(({ node }) => node.name?.name));
  return selected.every((one) => namesOnly(question, one, names)) ? selected : [];
}

/** Whether all that the element refers to (`on`, `of`, `dead-letter`) moves with it. */
function namesOnly(
  { snapshot, uri }: ActionQuestion,
  { node, chunk }: Movable,
  names: ReadonlySet<string | undefined>,
): boolean {
  return wordsOf(chunk.chunk).every((word) => {
    const isInside = word.span.start >= node.span.start && word.span.end <= node.span.end;
    if (!isInside || word.role !== "reference") return true;
    return names.has(word.name) || meaningOf(snapshot, uri, word) === undefined;
  });
}

function extraction(question: ActionQuestion, moved: readonly Movable[], target: string): WorkspaceEdit {
  const { snapshot, uri, syntax } = question;
  const newline = newlineOf(syntax.text);
  const blocks = moved.map(({ span }) => syntax.text.slice(span.start, span.end));
  const text = [...defaultsOf(question, moved), ...blocks].join(newline + newline) + newline;
  const names = moved.flatMap(({ node }) => node.name?.name ?? []);
  const path = `./${Utils.basename(URI.parse(target))}`;
  const removals = moved.map(({ span }): FileEdit => ({ uri, span: withLineEnds(syntax.text, span), text: "" }));
  const edits = [importEdit(question, path, names), ...removals];
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri: target, options: { ignoreIfExists: true } },
      { textDocument: { uri: target, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      { textDocument: { uri, version: null }, edits: lspChanges(snapshot, edits)[uri] ?? [] },
    ],
  };
}

/** The file's defaults for the kinds that move: they go on holding for what moves. */
function defaultsOf({ syntax }: ActionQuestion, moved: readonly Movable[]): string[] {
  const kinds = new Set(moved.map(({ node }) => node.keyword.name));
  const newline = newlineOf(syntax.text);
  const blocks = syntax.chunks.flatMap(({ chunk }) =>
    chunk.entries.flatMap((entry) => {
      const inside = entry.kind === "defaults" ? (entry.body?.entries ?? []) : [];
      const meant = inside.filter((block) => block.kind === "block" && kinds.has(block.keyword.name));
      return meant.map(({ span }) => indentation + chunk.text.slice(span.start, span.end));
    }),
  );
  return blocks.length === 0 ? [] : [["defaults {", ...blocks, "}"].join(newline)];
}

/** The span with the blank lines behind it, or its line end. */
function withLineEnds(text: string, { start, end }: Span): Span {
  const rest = /^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*(?=\r|\n|$))*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0] ?? "";
  return { start, end: end + rest.length };
}

function freeUri({ snapshot, uri }: ActionQuestion, name: string): string {
  const folder = Utils.dirname(URI.parse(uri));
  for (let number = 1; ; number += 1) {
    const file = Utils.joinPath(folder, `${name}${number === 1 ? "" : `-${number}`}.lintel`).toString();
    if (!snapshot.files.has(file)) return file;
  }
}
