import type { BlockNode } from "../../../grammar/ast.js";
import { kinds } from "../../../grammar/schema/kinds.js";
import { reservedNames } from "../../../grammar/schema/words.js";
import { withArticle } from "../text/words.js";
import type { Collected } from "./collect.js";
import type { FileDraft } from "./draft.js";
import { FlowEntity, HeadingEntity, type ContainerEntity, type ElementEntity } from "./entities.js";
import type { Named } from "./model.js";
import { checkPlacement, replicaQuorums } from "./placement.js";
import { readBody, type BodyOwner } from "./raw-body.js";
import { Said } from "./said.js";

/** Makes the elements, containers, heading and flows of a file and gives them their names; a name given twice is an error at the second. */
export function declareFile(draft: FileDraft): void {
  const { declarations } = draft;
  for (const element of declarations.elements) declareElement(draft, element);
  for (const declared of declarations.headings) declareHeading(draft, declared);
  for (const container of declarations.containers) declareContainer(draft, container);
  for (const declared of declarations.flows) declareFlow(draft, declared);
}

function declareElement(draft: FileDraft, element: ElementEntity): void {
  draft.problemList.addAll(element.own.bag.problems, element.chunk);
  element.defaults = element.scope.inForce(element.kind);
  if (!element.node.name || isTaken(draft, element)) element.broken = true;
  else bind(draft, element.name, element);
  checkPlacement(draft, element);
  replicaQuorums(draft, element);
}

function declareHeading(draft: FileDraft, declared: Collected<BlockNode>): void {
  const { node, chunk } = declared;
  const own = ownSaid(draft, declared, { noun: "a design", properties: kinds.design.properties });
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
  draft.heading = new HeadingEntity(own, node);
}

function declareFlow(draft: FileDraft, declared: Collected<BlockNode>): void {
  const { node } = declared;
  const own = ownSaid(draft, declared, { noun: "a flow", properties: kinds.flow.properties });
  const flow = new FlowEntity(own, node);
  draft.flows.push(flow);
  if (!node.name || isTaken(draft, declared)) flow.broken = true;
  else bind(draft, flow.name, flow);
}

function declareContainer(draft: FileDraft, container: ContainerEntity): void {
  const { kind, node, name, chunk } = container;
  if (!name) return;
  if (kind === "zone") return declareZone(draft, container);
  const before = draft.declared.get(name);
  if (kind === "region" && before?.type === "container" && before.kind === "region") return;
  if (!isTaken(draft, { node, chunk })) bind(draft, name, container);
}

/** Zones have one name space in their region; a zone that is given twice there is an error at the second. */
function declareZone(draft: FileDraft, container: ContainerEntity): void {
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
}

/** What a named thing is called in a message. */
export function kindOf(named: Named): string {
  return named.type === "element" || named.type === "container" ? named.kind : named.type;
}

/** The properties of a declaration's own body; problems of keys and values are reported. */
export function ownSaid(draft: FileDraft, { node, chunk }: Collected<BlockNode>, owner: BodyOwner): Said {
  const bag = readBody(node.body, owner, node.title);
  draft.problemList.addAll(bag.problems, chunk);
  return new Said(draft, chunk, bag, "own");
}
