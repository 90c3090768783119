import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import type { ElementEntity, StatementEntity } from "./entities.js";
import { namesWhere, reportUnknown } from "./names.js";
import { kindOf } from "./declare.js";
import type { Named } from "./model.js";
import type { RawBag } from "./raw-body.js";
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
export function resolveReferences(draft: FileDraft): void {
  for (const element of draft.elements) {
    resolveChain(draft, element, element.defaults);
    element.host = element.reference("on");
  }
  for (const statement of draft.statements) resolveChain(draft, statement, statement.scope.ofLinks);
}

/** What defaults say counts where nothing before them says it. */
function resolveChain(draft: FileDraft, referring: Referring, defaults: readonly Said[]): void {
  const { own } = referring;
  for (const reference of own.bag.references) resolve(draft, referring, own.chunk, reference);
  for (const said of defaults) {
    for (const reference of said.bag.references) {
      const before = [own, ...defaults.slice(0, defaults.indexOf(said))];
      if (before.some(({ bag }) => bag.entries.has(reference.key))) continue;
      resolve(draft, referring, said.chunk, reference);
    }
  }
}

/** An element, or a statement for its links. */
type Referring = ElementEntity | StatementEntity;

function resolve(draft: FileDraft, referring: Referring, chunk: PlacedChunk, reference: KeyedReference): void {
  const element = resolveReference(draft, chunk, reference);
  if (element) referring.refer(reference.key, element);
  else referring.override(reference.key, INVALID);
}

type KeyedReference = RawBag["references"][number];

function resolveReference(
  draft: FileDraft,
  chunk: PlacedChunk,
  { reference, to, span, key }: KeyedReference,
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
  for (const draft of drafts)
    for (const element of draft.elements) if (element.host) breakCircle(drafts, element, settled);
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
    element.override("on", INVALID);
  }
}

function ownOn(bag: RawBag): { start: number; end: number } | undefined {
  const entry = bag.entries.get("on");
  return entry?.node.value?.span;
}
