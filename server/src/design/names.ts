import type { Identifier } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { keywords } from "../../../grammar/schema/words.js";
import { withArticle } from "../text/words.js";
import { nearest } from "../text/nearest.js";
import { kindOf } from "./declare.js";
import type { FileDraft } from "./draft.js";
import { ElementEntity } from "./entities.js";
import type { Fix, Named } from "./model.js";

/** The element that a name means; reports an unknown name and a name of something else. */
export function resolveElement(
  draft: FileDraft,
  chunk: PlacedChunk,
  identifier: Identifier,
  use: string,
): ElementEntity | undefined {
  // A reserved word in the place of a name is the grammar's to report.
  if (keywords.has(identifier.name)) return undefined;
  const named = draft.lookUp(identifier.name);
  if (named instanceof ElementEntity) return named;
  if (named) {
    const message = `"${identifier.name}" is ${withArticle(kindOf(named))}; ${use} an element.`;
    draft.problemList.add("schema-reference-kind", chunk, identifier.span, message);
    return undefined;
  }
  reportUnknown(draft, chunk, identifier, elementNames(draft));
  return undefined;
}

/** Reports a name that nothing declares, with the nearest known one and, for an element, the offer to declare it. */
export function reportUnknown(
  draft: FileDraft,
  chunk: PlacedChunk,
  { name, span }: Identifier,
  candidates: readonly string[],
  more: readonly Fix[] = [],
): void {
  if (draft.missing.has(name)) return;
  const meant = nearest(name, candidates);
  const hint = meant ? ` Did you mean "${meant}"?` : "";
  const fixes = [...(meant ? [draft.problemList.replace(chunk, span, meant)] : []), ...more];
  draft.problemList.add("name-unknown", chunk, span, `Nothing here is named "${name}".${hint}`, { fixes });
}

/** Names that stand for an element in this file. */
export function elementNames(draft: FileDraft): string[] {
  return namesWhere(draft, (named) => named.type === "element");
}

/** Names of the file's scope that stand for what is asked. */
export function namesWhere(draft: FileDraft, fits: (named: Named) => boolean): string[] {
  return [...draft.scope].filter(([, named]) => fits(named)).map(([name]) => name);
}
