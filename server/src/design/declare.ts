import type { Arrow, BlockNode, LinkNode } from "../../../grammar/ast.js";
import { kinds, type ElementKind } from "../../../grammar/schema/kinds.js";
import { reservedNames } from "../../../grammar/schema/words.js";
import { withArticle } from "../text/words.js";
import { linkPath, nameSpan, type Collected, type DefaultsScope } from "./collect.js";
import type { FileDraft } from "./draft.js";
import {
  ElementEntity,
  FlowEntity,
  HeadingEntity,
  StatementEntity,
  type ArrowDefaults,
  type Start,
} from "./entities.js";
import { linkProperties } from "../../../grammar/schema/properties.js";
import type { Named } from "./model.js";
import { checkPlacement, replicaQuorums } from "./placement.js";
import { readBody, type BodyOwner, type RawBag } from "./raw-body.js";
import type { Said } from "./said.js";

/** Makes the elements, containers, heading and flows of a file and gives them their names; a name given twice is an error at the second. */
export function declareFile(draft: FileDraft): void {
  const { declarations } = draft;
  for (const declared of declarations.elements) declareElement(draft, declared, declared.kind);
  for (const declared of declarations.headings) declareHeading(draft, declared);
  for (const container of declarations.containers) declareContainer(draft, container);
  for (const declared of declarations.flows) declareFlow(draft, declared);
}

function declareElement(draft: FileDraft, declared: Collected<BlockNode>, kind: ElementKind): void {
  const { node, chunk } = declared;
  const own = ownSaid(draft, declared, {
    noun: withArticle(kind),
    properties: kinds[kind].properties,
    title: node.title,
  });
  const defaults = declared.scopes.flatMap((scope) => scope.byKind.get(kind) ?? []);
  const duplicate = !node.name || isTaken(draft, declared);
  const start = startOf(draft, declared, [own, ...defaults], { silenced: duplicate });
  const element = new ElementEntity(start, kind, node.name?.name ?? "", declared.containers);
  draft.elements.push(element);
  if (!duplicate) bind(draft, element.name, element);
  checkPlacement(draft, element, chunk);
  replicaQuorums(draft, element, chunk);
}

function declareHeading(draft: FileDraft, declared: Collected<BlockNode>): void {
  const { node, chunk } = declared;
  const own = ownSaid(draft, declared, { noun: "a design", properties: kinds.design.properties, title: node.title });
  if (node.name) {
    const fixes = [draft.problemList.replace(chunk, node.name.span, `"${node.name.name}"`, "Make it the title")];
    draft.problemList.add("schema-design-name", chunk, node.name.span, "A design has a title in quotes and no name.", {
      fixes,
    });
  }
  if (draft.heading) {
    const related = [{ message: "The first design block", place: draft.heading.place }];
    draft.problemList.add(
      "name-duplicate",
      chunk,
      node.keyword.span,
      "A file has one design block; this is the second.",
      { related },
    );
    return;
  }
  draft.heading = new HeadingEntity(startOf(draft, declared, [own]));
}

function declareFlow(draft: FileDraft, declared: Collected<BlockNode>): void {
  const { node } = declared;
  const own = ownSaid(draft, declared, { noun: "a flow", properties: kinds.flow.properties, title: node.title });
  const duplicate = !node.name || isTaken(draft, declared);
  const flow = new FlowEntity(startOf(draft, declared, [own], { silenced: duplicate }), node.name?.name ?? "");
  draft.flows.push(flow);
  if (!duplicate) bind(draft, flow.name, flow);
}

function declareContainer(draft: FileDraft, container: FileDraft["declarations"]["containers"][number]): void {
  const { kind, node, name, chunk } = container;
  if (!name) return;
  if (kind === "zone") return declareZone(draft, container);
  const before = draft.declared.get(name);
  if (kind === "region" && before?.type === "container" && before.kind === "region") return;
  if (!isTaken(draft, { node, chunk })) bind(draft, name, container);
}

/** Zones have one name space in their region; a zone that is given twice there is an error at the second. */
function declareZone(draft: FileDraft, container: FileDraft["declarations"]["containers"][number]): void {
  const { name, node, chunk, parent } = container;
  const twin = draft.declarations.containers.find(
    (other) => other.kind === "zone" && other.name === name && other.parent?.name === parent?.name,
  );
  if (!twin || twin === container || !node.name) return;
  const related = [{ message: `The first zone "${name ?? ""}"`, place: twin.place }];
  draft.problemList.add("name-duplicate", chunk, node.name.span, `The region already has a zone "${name ?? ""}".`, {
    related,
  });
}

/** Whether the name is already given in the file; reports it. */
export function isTaken(draft: FileDraft, { node, chunk }: Pick<Collected<BlockNode>, "node" | "chunk">): boolean {
  const name = node.name;
  if (!name) return true;
  // A reserved word is refused by the grammar; binding it would only make that one mistake look like several.
  if (reservedNames.has(name.name)) return false;
  const before = draft.declared.get(name.name);
  if (!before) return false;
  const related = [{ message: `The first "${name.name}"`, place: before.place }];
  const message = `"${name.name}" is already the name of ${withArticle(kindOf(before))} in this file; give this one another name.`;
  draft.problemList.add("name-duplicate", chunk, name.span, message, { related });
  return true;
}

/** Gives a declared thing its name. */
export function bind(draft: FileDraft, name: string, named: Named): void {
  draft.declared.set(name, named);
  draft.scope.set(name, named);
}

/** What a named thing is called in a message. */
export function kindOf(named: Named): string {
  return named.type === "element" || named.type === "container" ? named.kind : named.type;
}

/** The properties of a declaration's own body; problems of keys and values are reported. */
export function ownSaid(draft: FileDraft, declared: Collected<BlockNode | LinkNode>, owner: BodyOwner): Said {
  const bag: RawBag = readBody(declared.node.body, owner);
  draft.problemList.addAll(bag.problems, declared.chunk);
  return { uri: draft.uri, chunk: declared.chunk, bag, origin: "own" };
}

/** A block's start values; `silenced` where it is known to be wrong, so that no rule speaks of it. */
export function startOf(
  draft: FileDraft,
  { node, chunk }: Collected<BlockNode>,
  said: readonly Said[],
  { silenced = false }: { readonly silenced?: boolean } = {},
): Start<BlockNode> {
  const place = { uri: draft.uri, chunk, span: nameSpan(node) };
  return { file: draft, chunk, node, place, broken: node.broken || silenced, said };
}

/** The statement of a link with its own properties and the defaults of both arrows. */
export function statementOf(draft: FileDraft, declared: Collected<LinkNode>): StatementEntity {
  const { node, chunk, scopes } = declared;
  const own = ownSaid(draft, declared, { noun: "a link", properties: linkProperties, title: node.title });
  const place = { uri: draft.uri, chunk, span: linkPath(node) };
  return new StatementEntity(
    { file: draft, chunk, node, place, broken: node.broken, said: [own] },
    arrowDefaults(scopes),
  );
}

const knownDefaults = new WeakMap<readonly DefaultsScope[], ArrowDefaults>();

/** All declarations of one container have the same scopes, and those do not change once a file is collected. */
function arrowDefaults(scopes: readonly DefaultsScope[]): ArrowDefaults {
  let defaults = knownDefaults.get(scopes);
  if (!defaults) {
    const said = (arrow: Arrow): readonly Said[] => scopes.flatMap((scope) => scope.byArrow[arrow]);
    knownDefaults.set(scopes, (defaults = { "->": said("->"), "~>": said("~>") }));
  }
  return defaults;
}
