import type { FileEdit } from "../model.js";

/** The text with the edits of one file applied; those that overlap an earlier one are left out. */
export function applyEdits(text: string, edits: readonly FileEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let reached = 0;
  for (const { span, text: inserted } of sorted) {
    if (span.start < reached) continue;
    result += text.slice(reached, span.start) + inserted;
    reached = span.end;
  }
  return result + text.slice(reached);
}
