import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import type { ElementEntity, StatementEntity } from "./entities.js";
import { namesWhere, reportUnknown } from "./names.js";
import { kindOf } from "./declare.js";
import type { Named } from "./model.js";
import type { RawBag } from "./raw-body.js";
import type { RawReference } from "./raw-value.js";
import { INVALID } from "./read.js";
import type { Said } from "./said.js";
import { withArticle } from "../text/words.js";

/** Whether a named thing fits a reference, and what to say when it does not. */
const fits: Readonly<Record<"element" | "store" | "dead-letter", { test(named: Named): boolean; words: string }>> = {
  element: { test: (named) => named.type === "element", words: "an element" },
  store: { test: (named) => named.type === "element" && named.kind === "store", words: "a store" },
  "dead-letter": {
    test: (named) => named.type === "element" && (named.class === "messaging" || named.kind === "store"),
    words: "a queue, a topic or a store",
  },
};

/** Resolves the references of a file's elements (`of`, `on`, `dead-letter`) and links (`fallback`, `dead-letter`). */
export function resolveReferences(draft: FileDraft, statements: readonly StatementEntity[]): void {
  for (const element of draft.elements) resolveChain(draft, element.said, element, [element.reader]);
  for (const statement of statements) {
    resolveChain(draft, statement.said, statement, statement.readers);
  }
  for (const element of draft.elements) element.host = element.reference("on");
}

interface Referring {
  refer(key: string, element: ElementEntity): void;
}

function resolveChain(
  draft: FileDraft,
  chain: readonly Said[],
  referring: Referring,
  readers: readonly { override(key: string, answer: typeof INVALID): void }[],
): void {
  for (const said of chain) {
    for (const reference of said.bag.references) {
      if (isSaidBefore(chain, said, reference.key)) continue;
      const element = resolveReference(draft, said.chunk, reference);
      if (element) referring.refer(reference.key, element);
      else for (const reader of readers) reader.override(reference.key, INVALID);
    }
  }
}

function isSaidBefore(chain: readonly Said[], said: Said, key: string): boolean {
  for (const earlier of chain) {
    if (earlier === said) return false;
    if (earlier.bag.entries.has(key)) return true;
  }
  return false;
}

function resolveReference(
  draft: FileDraft,
  chunk: PlacedChunk,
  { reference, to, span, key }: RawReference & { readonly key: string },
): ElementEntity | undefined {
  const fit = fits[to as keyof typeof fits];
  const named = reference.member === undefined ? draft.lookUp(reference.name) : undefined;
  if (named && fit.test(named)) return named as ElementEntity;
  if (named) {
    const message = `"${key}" names ${fit.words}; "${reference.name}" is ${withArticle(kindOf(named))}.`;
    draft.problemList.add("schema-reference-kind", chunk, span, message);
    return undefined;
  }
  const name = reference.member === undefined ? reference.name : `${reference.name}.${reference.member}`;
  reportUnknown(
    draft,
    chunk,
    { name, span },
    namesWhere(draft, (other) => fit.test(other)),
  );
  return undefined;
}

/** A circle of `on` is an error at each `on` of it, and nobody in it stands on anybody. */
export function breakHostCircles(drafts: readonly FileDraft[]): void {
  const settled = new Set<ElementEntity>();
  for (const draft of drafts) for (const element of draft.elements) breakCircle(drafts, element, settled);
}

function breakCircle(drafts: readonly FileDraft[], start: ElementEntity, settled: Set<ElementEntity>): void {
  const path = new Set<ElementEntity>();
  let at: ElementEntity | undefined = start;
  while (at && !settled.has(at) && !path.has(at)) {
    path.add(at);
    at = at.host;
  }
  const walked = [...path];
  const circle = at && path.has(at) ? walked.slice(walked.indexOf(at)) : [];
  const [first] = circle;
  if (first) reportCircle(drafts, circle, first);
  for (const element of path) settled.add(element);
}

function reportCircle(drafts: readonly FileDraft[], circle: readonly ElementEntity[], first: ElementEntity): void {
  const names = [...circle.map((element) => element.name), first.name].join(" on ");
  const entry = ownOn(first.own.bag);
  const draft = drafts.find((candidate) => candidate.uri === first.file.uri);
  draft?.problemList.add(
    "schema-host-circle",
    first.chunk,
    entry ?? first.place.span,
    `These elements stand on each other in a circle: ${names}.`,
  );
  for (const element of circle) {
    element.host = undefined;
    element.reader.override("on", INVALID);
  }
}

function ownOn(bag: RawBag): { start: number; end: number } | undefined {
  const entry = bag.entries.get("on");
  return entry?.node.value?.span;
}
