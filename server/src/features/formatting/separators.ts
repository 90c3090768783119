import type { Entry } from "../../../../grammar/ast.js";

/** Where commas and semicolons stand right behind entries: they part them and say nothing, so the formatter drops them. */
export function separatorsIn(text: string, entries: readonly Entry[]): ReadonlySet<number> {
  const found = new Set<number>();
  collect(text, entries, found);
  return found;
}

function collect(text: string, entries: readonly Entry[], found: Set<number>): void {
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]?.span.start ?? text.length;
    for (let at = entry.span.end; at < next && /[\s,;]/.test(text[at] ?? ""); at += 1) {
      if (text[at] === "," || text[at] === ";") found.add(at);
    }
    if ("body" in entry && entry.body) collect(text, entry.body.entries, found);
  }
}
