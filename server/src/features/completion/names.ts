import { CompletionItemKind } from "vscode-languageserver-types";
import type { ElementKind } from "../../../../grammar/schema/kinds.js";
import type { ReferenceTarget } from "../../../../grammar/schema/types.js";
import type { Element, Named } from "../../design/model.js";
import { escapeSnippet, type Candidate } from "./candidate.js";
import { elementsInScope, ownElement, type Question } from "./question.js";
import { regionNames } from "./places.js";

type Fit = (element: Element) => number | undefined;

/** How well an element fits what a key names: lower is better, undefined not at all. */
const fits: Readonly<Record<string, Fit>> = {
  "dead-letter": byKind({ queue: 0, topic: 1, store: 2 }),
  on: byKind({ host: 0 }, { client: undefined, external: undefined, flow: undefined }, 5),
  fallback: byKind({ cache: 0, store: 1, queue: 2, service: 3 }, { client: undefined }, 5),
  of: byKind({ store: 0 }, { client: undefined }, 5),
};

function byKind(
  ranks: Partial<Record<ElementKind, number>>,
  never: Partial<Record<string, undefined>> = {},
  other?: number,
): Fit {
  return ({ kind }) => ranks[kind] ?? (kind in never ? undefined : other);
}

/** The names that a key may point at, best first. */
export function namesFor(question: Question, key: string, to: ReferenceTarget): Candidate[] {
  if (to === "flow") return namedOf(question, "flow", 0);
  if (to === "place") return [...elementNames(question, key, to), ...regionCandidates(question)];
  return elementNames(question, key, to);
}

function elementNames(question: Question, key: string, to: ReferenceTarget): Candidate[] {
  const own = ownElement(question);
  const fit = fits[key] ?? (() => 0);
  const found = elementsInScope(question).flatMap(({ name, element }) => {
    const rank = to === "store" && element.kind !== "store" ? undefined : fit(element);
    return rank === undefined || element === own ? [] : [elementCandidate(name, element, rank)];
  });
  return found.sort((a, b) => a.rank - b.rank);
}

/** An element by its name, with what it is. */
export function elementCandidate(name: string, element: Element, rank: number): Candidate {
  return {
    label: name,
    kind: CompletionItemKind.Variable,
    insert: escapeSnippet(name),
    rank,
    detail: element.title === undefined ? element.kind : `${element.kind} · ${element.title}`,
    note: element.get("description").value,
  };
}

/** Flows, policies or scenarios of the file. */
export function namedOf({ file }: Question, type: Named["type"], rank: number): Candidate[] {
  return [...file.scope].flatMap(([name, named]) =>
    named.type === type
      ? [{ label: name, kind: CompletionItemKind.Event, insert: name, rank, detail: named.title ?? type }]
      : [],
  );
}

function regionCandidates({ design }: Question): Candidate[] {
  return [...regionNames(design)].map((name) => ({
    label: name,
    kind: CompletionItemKind.Module,
    insert: name,
    rank: 4,
    detail: "region",
  }));
}
