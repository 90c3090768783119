import type { AcceptNode } from "../../../grammar/ast.js";
import { acceptProperties } from "../../../grammar/schema/properties.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { nearest } from "../text/nearest.js";
import type { FileDraft } from "./draft.js";
import type { ElementEntity, FlowEntity, HeadingEntity, StatementEntity } from "./entities.js";
import type { Acceptance } from "./model.js";
import { readBody, type RawBag } from "./raw-body.js";

/** Something that can hold an `accept`. */
type Accepting = ElementEntity | StatementEntity | FlowEntity | HeadingEntity;

/** Reads the `accept`s of a file's elements, links, flows and heading. `rules` are the ids of all rules that exist. */
export function readAcceptances(draft: FileDraft, rules: ReadonlySet<string> | undefined): void {
  for (const element of draft.elements) readHolder(draft, element, rules);
  for (const statement of draft.statements) readHolder(draft, statement, rules);
  for (const flow of draft.flows) readHolder(draft, flow, rules);
  if (draft.heading) readHolder(draft, draft.heading, rules);
}

function readHolder(draft: FileDraft, holder: Accepting, rules: ReadonlySet<string> | undefined): void {
  if (holder.own.bag.plain) return;
  for (const entry of holder.node.body?.entries ?? []) {
    if (entry.kind !== "accept") continue;
    const acceptance = readAcceptance(draft, holder.chunk, entry, rules);
    if (!acceptance) continue;
    holder.accept(acceptance);
    draft.acceptances.push(acceptance);
  }
}

function readAcceptance(
  draft: FileDraft,
  chunk: PlacedChunk,
  node: AcceptNode,
  rules: ReadonlySet<string> | undefined,
): Acceptance | undefined {
  const bag = readBody(node.body, { noun: "an acceptance", properties: acceptProperties });
  draft.problemList.addAll(bag.problems, chunk);
  const known = checkRule(draft, chunk, node, rules);
  const reason = text(bag, "reason");
  const isBlank = reason?.trim() === "";
  if (node.rule && (isBlank || !bag.entries.has("reason")))
    draft.problemList.add(
      "schema-missing-reason",
      chunk,
      node.rule.span,
      `An acceptance needs its reason: reason: "…".`,
    );
  if (!node.rule || !known || reason === undefined || isBlank || isInvalid(bag, "until")) return undefined;
  const place = { uri: draft.uri, chunk, span: node.span };
  return { node, rule: node.rule.name, reason, by: text(bag, "by"), until: text(bag, "until"), place, file: draft };
}

function checkRule(
  draft: FileDraft,
  chunk: PlacedChunk,
  { rule }: AcceptNode,
  rules: ReadonlySet<string> | undefined,
): boolean {
  if (!rule || !rules || rules.has(rule.name)) return true;
  const meant = nearest(rule.name, rules);
  const hint = meant ? ` Did you mean "${meant}"?` : "";
  const fixes = meant ? [draft.problemList.replace(chunk, rule.span, meant)] : [];
  draft.problemList.add("name-unknown-rule", chunk, rule.span, `There is no rule "${rule.name}".${hint}`, { fixes });
  return false;
}

function text(bag: RawBag, key: string): string | undefined {
  const entry = bag.entries.get(key);
  return entry?.state === "stated" ? (entry.value as string) : undefined;
}

function isInvalid(bag: RawBag, key: string): boolean {
  return bag.entries.get(key)?.state === "invalid";
}
