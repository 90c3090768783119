import { CompletionItemKind } from "vscode-languageserver-types";
import { elementKinds, isElementKind, type ElementKind } from "../../../../grammar/schema/kinds.js";
import { propertiesAt } from "../../handbook/hover-text.js";
import { kindSelectors } from "./blocks.js";
import type { Candidate } from "./candidate.js";
import { bookkeeping } from "./keys.js";
import { listed } from "./places.js";
import { keysIn, type Question } from "./question.js";

/** What may start a statement of a policy, besides its properties. */
export function policyStatements(): Candidate[] {
  return [
    statement("forbid", "forbid ${1:client} -> ${2:store}", 0),
    statement("require", "require ${1:service} { ${2:owner} }", 1),
  ];
}

function statement(word: string, insert: string, rank: number): Candidate {
  return { label: word, kind: CompletionItemKind.Keyword, insert, rank, documentation: { of: "kind", word } };
}

/** Kinds, tags and `*`, less what the statement selects already. */
export function selectorCandidates(question: Question): Candidate[] {
  const { selectors } = question.context.statement;
  const tags = tagCandidates(question).map((tag) => ({ ...tag, label: `#${tag.label}`, insert: `#${tag.insert}` }));
  const all: Candidate = { label: "*", kind: CompletionItemKind.Operator, insert: "*", rank: 5, detail: "any element" };
  const open = question.context.statement.arrows.length === 0 ? selectors : [];
  return [...kindSelectors(), ...tags, all].filter(({ label }) => !open.includes(label));
}

/** The tags of the design, for behind a `#`. */
export function tagCandidates({ design }: Question): Candidate[] {
  return [...new Set(listed(design, "tags"))].map((tag) => ({
    label: tag,
    kind: CompletionItemKind.Color,
    insert: tag,
    rank: 2,
    detail: "tag",
  }));
}

/** The keys that a policy may require of everything that the statement selects. */
export function requirementCandidates(question: Question): Candidate[] {
  const [frame] = question.context.frames;
  const present = keysIn(question, frame);
  const named = frame.statement.selectors.filter(isElementKind);
  return keysOfAll(named).flatMap(({ place, key }) => (present.has(key) ? [] : [requirement(place, key)]));
}

function requirement(place: ElementKind, key: string): Candidate {
  return {
    label: key,
    kind: CompletionItemKind.Property,
    insert: key,
    rank: bookkeeping.has(key) && key !== "owner" ? 30 : 10,
    documentation: { of: "key", place, path: key },
  };
}

/** Keys that each of the kinds has; of no kind, all that some kind has. */
function keysOfAll(named: readonly ElementKind[]): readonly { readonly place: ElementKind; readonly key: string }[] {
  const [first] = named;
  const places = first ? [first] : elementKinds;
  const found = new Map<string, ElementKind>();
  for (const place of places) {
    for (const key of Object.keys(propertiesAt(place))) if (!found.has(key)) found.set(key, place);
  }
  return [...found]
    .filter(([key]) => named.every((kind) => Object.hasOwn(propertiesAt(kind), key)))
    .map(([key, place]) => ({ key, place }));
}
