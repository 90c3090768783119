import type { Entry } from "../../../grammar/ast.js";
import type { DesignFile, Element } from "../design/model.js";
import type { Review } from "./review.js";

/**
 * The elements of which a mistake of the text may be about: in files with mistakes those that stand at an end of any link statement, whole or
 * not, and those that the message of an unknown name offers. A link that did not come about must not make its ends look unused.
 */
export function mentioned(review: Review): ReadonlySet<Element> {
  return review.remember(findMentioned);
}

function findMentioned({ design }: Review): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const file of design.files) {
    if (isWhole(file)) continue;
    const note = (name: string): void => {
      const named = file.scope.get(name);
      if (named?.type === "element") found.add(named);
    };
    for (const { chunk } of file.syntax.chunks) noteEnds(chunk.entries, note);
    noteOffered(file, note);
  }
  return found;
}

/** Every link statement of it came about. */
function isWhole({ problems, syntax }: DesignFile): boolean {
  return problems.length === 0 && syntax.chunks.every(({ chunk }) => chunk.problems.length === 0);
}

function noteEnds(entries: readonly Entry[], note: (name: string) => void): void {
  const waiting = [...entries];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.kind === "link") for (const side of entry.endpoints) for (const { name } of side.names) note(name);
    if (entry.kind !== "block") continue;
    for (const inner of entry.body?.entries ?? [])
      if (inner.kind === "link" || inner.kind === "block") waiting.push(inner);
  }
}

function noteOffered(file: DesignFile, note: (name: string) => void): void {
  for (const { code, fixes = [] } of file.problems) {
    if (code !== "name-unknown") continue;
    for (const { edits } of fixes) for (const { text } of edits) note(text);
  }
}
