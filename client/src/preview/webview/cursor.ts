import type { PreviewDrawing, SourceLocation } from "../../../../server/src/lsp/protocol.js";

/** Where the cursor of the source's editor is. */
export interface Cursor {
  readonly uri: string;
  readonly offset: number;
}

/** The part of a drawing that the cursor of the source stands in: the one named there, else the innermost declaration. */
export function partAtCursor(drawing: PreviewDrawing, cursor: Cursor): string | undefined {
  const parts = [...drawing.nodes, ...drawing.edges];
  const named = parts.find((part) => holds(part.location, cursor));
  if (named) return named.id;
  const around = parts.filter((part) => holds(part.extent, cursor));
  return around.reduce<(typeof around)[number] | undefined>(
    (best, part) => (best && size(best.extent) <= size(part.extent) ? best : part),
    undefined,
  )?.id;
}

/** Whether the cursor is in a document. */
export function isIn(uri: string, cursor: Cursor): boolean {
  return documentOf(uri) === documentOf(cursor.uri);
}

function holds({ uri, span }: SourceLocation, cursor: Cursor): boolean {
  return isIn(uri, cursor) && span.start <= cursor.offset && cursor.offset <= span.end;
}

/** The document's URI in one notation, whoever wrote it; a fence of a Markdown file is a place in that file. */
function documentOf(uri: string): string {
  const plain = uri.replace(/!lintel-\d+$/, "");
  try {
    return decodeURIComponent(plain).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    return plain;
  }
}

function size({ span }: SourceLocation): number {
  return span.end - span.start;
}
