import assert from "node:assert/strict";
import type { Position, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { LineIndex } from "../../server/src/text/line-index.js";

/** Texts by URI. */
export type Texts = Readonly<Record<string, string>>;

/** The text with the edits made as an editor makes them. Fails where one lies outside of the text or two overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const placed = edits.map(({ range, newText }) => {
    assertInside(lines, range.start);
    assertInside(lines, range.end);
    return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText };
  });
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const { start, end, newText } of placed) {
    assert.ok(start <= end, "An edit ends before it starts.");
    assert.ok(start >= at, `Edits overlap: ${JSON.stringify(placed)}`);
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The texts after an edit of several files; files that it creates are among them. */
export function appliedToAll(texts: Texts, { changes = {}, documentChanges = [] }: WorkspaceEdit): Texts {
  const result: Record<string, string> = { ...texts };
  for (const [uri, edits] of Object.entries(changes)) result[uri] = applied(textIn(result, uri), edits);
  for (const change of documentChanges) {
    if (!("kind" in change)) {
      result[change.textDocument.uri] = applied(textIn(result, change.textDocument.uri), change.edits);
    } else if (change.kind === "create") result[change.uri] ??= "";
  }
  return result;
}

function textIn(texts: Texts, uri: string): string {
  const text = texts[uri];
  assert.ok(text !== undefined, `An edit changes ${uri}, which is not there.`);
  return text;
}

/** A position that an editor would have to move into the text is a mistake. */
function assertInside(lines: LineIndex, position: Position): void {
  assert.deepEqual(lines.positionAt(lines.offsetAt(position)), position, "An edit lies outside of the text.");
}
