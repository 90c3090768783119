import type { PreviewDrawing, SourceLocation } from "../../../../server/src/lsp/protocol.js";

interface Cursor {
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

function holds({ uri, span }: SourceLocation, cursor: Cursor): boolean {
  return uri === cursor.uri && span.start <= cursor.offset && cursor.offset <= span.end;
}

function size({ span }: SourceLocation): number {
  return span.end - span.start;
}
