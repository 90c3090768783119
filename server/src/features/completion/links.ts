import { CompletionItemKind } from "vscode-languageserver-types";
import type { Arrow } from "../../../../grammar/ast.js";
import type { ElementClass } from "../../../../grammar/schema/kinds.js";
import type { Element, Link } from "../../design/model.js";
import { locate } from "../../design/place.js";
import { touches } from "../../text/span.js";
import { choice, type Candidate } from "./candidate.js";
import { elementCandidate } from "./names.js";
import { elementsInScope, type Question } from "./question.js";

/** Whom who usually calls and sends to, best first; what is missing comes last. */
const usual: Readonly<Record<Arrow, Partial<Record<ElementClass, readonly ElementClass[]>>>> = {
  "->": {
    outside: ["traffic", "compute"],
    traffic: ["compute", "traffic", "state"],
    compute: ["state", "outside", "compute", "coordination", "traffic"],
    state: ["state"],
  },
  "~>": {
    outside: ["messaging", "compute"],
    traffic: ["messaging", "compute"],
    compute: ["messaging", "outside", "compute"],
    state: ["messaging", "compute", "state"],
    messaging: ["compute", "state", "messaging"],
  },
};

/** The names that may stand at this end of a link. */
export function endpointCandidates(question: Question, place: { readonly inList: boolean }): Candidate[] {
  const { statement } = question.context;
  const arrow = statement.arrows.at(-1);
  const sources = sourcesOf(question);
  const beside = new Set(place.inList ? statement.sides.at(-1) : []);
  const found = elementsInScope(question).flatMap(({ name, element }) => {
    if (beside.has(name) || sources.includes(element)) return [];
    if (arrow && sources.some((source) => isLinked(question, source, element, arrow))) return [];
    return [elementCandidate(name, element, rankOf(sources[0], element, arrow))];
  });
  found.sort((a, b) => a.rank - b.rank);
  return place.inList || !arrow ? found : [...found, ...anyOf(found.map(({ label }) => label))];
}

/** The elements on the other side of the last arrow. */
export function sourcesOf(question: Question): readonly Element[] {
  const { sides, arrows } = question.context.statement;
  const names = arrows.length === 0 ? [] : (sides[arrows.length - 1] ?? []);
  return elementsInScope(question).flatMap(({ name, element }) => (names.includes(name) ? [element] : []));
}

/** Whether the pair has a link without a title already, other than the one at the cursor: a second one would be an error. */
function isLinked({ offset, uri }: Question, source: Element, target: Element, arrow: Arrow): boolean {
  return source.outgoing.some((link) => {
    const same = link.target === target && link.arrow === arrow && link.title === undefined;
    return same && !(link.file.uri === uri && touches(statementSpan(link), offset));
  });
}

function statementSpan({ statement }: Link): { start: number; end: number } {
  return locate({ ...statement.place, span: statement.node.span }).span;
}

function rankOf(source: Element | undefined, target: Element, arrow: Arrow | undefined): number {
  if (!source || !arrow) return 10;
  const order = usual[arrow][source.class] ?? [];
  const rank = order.indexOf(target.class);
  if (target.kind === "client") return 20;
  return rank < 0 ? 10 : rank;
}

/** Several names as alternatives; none where there are not two. */
export function anyOf(names: readonly string[]): Candidate[] {
  const [first, second] = names;
  if (first === undefined || second === undefined) return [];
  const few = names.slice(0, 20);
  return [
    {
      label: "any",
      kind: CompletionItemKind.Keyword,
      insert: `any [${choice(1, few)}, ${choice(2, [...few.slice(1), first])}]`,
      rank: 30,
      documentation: { of: "kind", word: "any" },
    },
  ];
}

/** Elements from which a link may start. */
export function linkStarts(question: Question): Candidate[] {
  return elementsInScope(question).map(({ name, element }) => elementCandidate(name, element, 40));
}

/** The arrows that go on a link. */
export function arrowCandidates(): Candidate[] {
  return ["->", "~>"].map((arrow, rank) => ({
    label: arrow,
    kind: CompletionItemKind.Operator,
    insert: arrow,
    rank,
    documentation: { of: "kind", word: arrow },
  }));
}
