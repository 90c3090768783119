import type { Entry } from "../../../../grammar/ast.js";

/** Where commas and semicolons stand that part entries and say nothing, so that the formatter drops them. */
export function separatorsIn(text: string, entries: readonly Entry[]): ReadonlySet<number> {
  const found = new Set<number>();
  collect(text, entries, found);
  return found;
}

function collect(text: string, entries: readonly Entry[], found: Set<number>): void {
  for (const [index, entry] of entries.entries()) {
    if ("body" in entry && entry.body) collect(text, entry.body.entries, found);
    if (!isComplete(entry)) continue;
    const next = entries[index + 1]?.span.start ?? text.length;
    for (let at = entry.span.end; at < next && /[\s,;]/.test(text[at] ?? ""); at += 1) {
      if (text[at] === "," || text[at] === ";") found.add(at);
    }
  }
}

/** Whether nothing behind the entry could go on with it: behind a link or a head without body a separator may be what ends it. */
function isComplete(entry: Entry): boolean {
  if (entry.kind === "property") return true;
  return "body" in entry && entry.body?.close !== undefined;
}
