import { CompletionItemKind } from "vscode-languageserver-types";
import type { Element, Flow, Link } from "../../design/model.js";
import { escapeSnippet, type Candidate } from "./candidate.js";
import { anyOf, sourcesOf } from "./links.js";
import { elementCandidate } from "./names.js";
import { elementsInScope, nameHere, type Question } from "./question.js";

/** The targets of declared links from the source, over the arrow that is written; several of them as alternatives too. */
export function stepTargets(question: Question, place: { readonly inList: boolean }): Candidate[] {
  const found = targetNames(question);
  return place.inList ? found : [...found, ...anyOf(found.map(({ label }) => label))];
}

function targetNames(question: Question): Candidate[] {
  const { statement } = question.context;
  const arrow = statement.arrows.at(-1);
  const used = usedPairs(question);
  const links = sourcesOf(question).flatMap((source) => source.outgoing.filter((link) => link.arrow === arrow));
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const name = nameHere(question, link.target);
    if (name === undefined || seen.has(name) || statement.sides.at(-1)?.includes(name)) return [];
    seen.add(name);
    return [elementCandidate(name, link.target, used.has(pairOf(link)) ? 1 : 0)];
  });
}

/** Where a step may begin: first the links that go on from what the flow has reached, then every element that a link leaves. */
export function stepStarts(question: Question): Candidate[] {
  const flow = flowAt(question);
  const reached = reachedBy(flow);
  const used = usedPairs(question);
  const starts = elementsInScope(question).filter(({ element }) => element.outgoing.length > 0);
  const names = starts.map(({ name, element }) => elementCandidate(name, element, startRank(element, reached)));
  const next = [...reached].flatMap((element) => element.outgoing).filter((link) => !used.has(pairOf(link)));
  return [...names, ...next.flatMap((link) => stepCandidate(question, link))];
}

/** A flow starts outside; later it goes on from where it has been. */
function startRank(element: Element, reached: ReadonlySet<Element>): number {
  if (reached.size === 0) return element.kind === "client" ? 0 : element.class === "outside" ? 1 : 2;
  return reached.has(element) ? 1 : 3;
}

function stepCandidate(question: Question, link: Link): Candidate[] {
  const [source, target] = [nameHere(question, link.source), nameHere(question, link.target)];
  if (source === undefined || target === undefined) return [];
  const text = `${source} ${link.arrow} ${target}`;
  return [
    {
      label: text,
      kind: CompletionItemKind.Event,
      insert: escapeSnippet(text),
      rank: 2,
      detail: link.title ?? "next step",
    },
  ];
}

function flowAt({ context, file }: Question): Flow | undefined {
  const name = context.frames.find(({ kind }) => kind === "flow")?.name;
  const named = name === undefined ? undefined : file.scope.get(name);
  return named?.type === "flow" ? named : undefined;
}

function reachedBy(flow: Flow | undefined): ReadonlySet<Element> {
  return new Set((flow?.steps ?? []).flatMap(({ source, target }) => [target, source]));
}

function usedPairs(question: Question): ReadonlySet<string> {
  return new Set((flowAt(question)?.steps ?? []).map(pairOf));
}

function pairOf({ source, target, arrow }: Pick<Link, "source" | "target" | "arrow">): string {
  return `${source.index} ${arrow} ${target.index}`;
}
