import type { Entry } from "../../../../grammar/ast.js";
import type { Span } from "../../text/span.js";

/** The entry whose body ends right before the offset, from its first token to the brace; undefined where none does. */
export function bodyClosedAt(entries: readonly Entry[], offset: number): Span | undefined {
  for (const entry of entries) {
    const body = "body" in entry ? entry.body : undefined;
    if (!body || offset < body.span.start || offset > body.span.end) continue;
    if (body.close?.end === offset) return { start: entry.span.start, end: body.close.end };
    return bodyClosedAt(body.entries, offset);
  }
  return undefined;
}
