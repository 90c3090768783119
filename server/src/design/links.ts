import type { ArrowNode, Endpoints, LinkNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { statementOf } from "./declare.js";
import type { FileDraft } from "./draft.js";
import { LinkEntity, type ElementEntity, type End, type LinkStart, type StatementEntity } from "./entities.js";
import type { AnyGroup } from "./model.js";
import { resolveElement } from "./names.js";

/** One arrow of a statement with its two sides, names resolved; names that mean nothing are left out and reported. */
export interface Hop {
  readonly index: number;
  readonly arrow: ArrowNode;
  readonly sources: readonly End[];
  readonly targets: readonly End[];
  readonly right: Endpoints;
}

/** The hops of a link or of a step in a flow. */
export function hopsOf(draft: FileDraft, chunk: PlacedChunk, node: LinkNode, use: string): Hop[] {
  const sides = node.endpoints.map((side) => endsOf(draft, chunk, side, use));
  return node.arrows.flatMap((arrow, index) => {
    const sources = sides[index];
    const targets = sides[index + 1];
    const right = node.endpoints[index + 1];
    return sources && targets && right ? [{ index, arrow, sources, targets, right }] : [];
  });
}

function endsOf(draft: FileDraft, chunk: PlacedChunk, side: Endpoints, use: string): End[] {
  const seen = new Set<string>();
  return side.names.flatMap((identifier) => {
    if (seen.has(identifier.name)) {
      draft.problemList.add(
        "schema-duplicate-name",
        chunk,
        identifier.span,
        `"${identifier.name}" is in this list twice.`,
      );
      return [];
    }
    seen.add(identifier.name);
    const element = resolveElement(draft, chunk, identifier, use);
    return element ? [{ identifier, element }] : [];
  });
}

/** What a design collects while the links of its files are made. */
export interface LinkTable {
  readonly links: LinkEntity[];
  readonly anyGroups: AnyGroup[];
  /** Links by source, target, arrow and title. */
  readonly byIdentity: Map<string, LinkEntity>;
  /** Links by source, target and arrow, for the steps of flows. */
  readonly byPair: Map<string, LinkEntity[]>;
}

/** The key of a pair in `LinkTable.byPair`. */
export function pairKey(source: ElementEntity, target: ElementEntity, arrow: string): string {
  return `${String(source.index)} ${arrow} ${String(target.index)}`;
}

/** Makes the links of a file. */
export function linkFile(draft: FileDraft, table: LinkTable): StatementEntity[] {
  return draft.declarations.links.map((declared) => {
    const statement = statementOf(draft, declared);
    for (const hop of hopsOf(draft, declared.chunk, declared.node, "a link ends at"))
      linkHop(draft, table, statement, hop);
    return statement;
  });
}

function linkHop(draft: FileDraft, table: LinkTable, statement: StatementEntity, hop: Hop): void {
  for (const source of hop.sources) {
    const links = hop.targets.flatMap((target) => {
      const link = linkPair(draft, table, { statement, hop: hop.index, arrow: hop.arrow.arrow, source, target });
      return link ? [link] : [];
    });
    if (hop.right.any && links.length > 1) addAnyGroup(draft, table, statement, hop, links);
  }
}

function linkPair(draft: FileDraft, table: LinkTable, start: LinkStart): LinkEntity | undefined {
  const { statement, arrow, source, target } = start;
  if (source.element === target.element) {
    const message = `"${source.identifier.name}" can't be linked to itself.`;
    draft.problemList.add("schema-self-link", statement.chunk, target.identifier.span, message);
    return undefined;
  }
  const link = new LinkEntity(start);
  if (isDuplicate(draft, table, link)) return undefined;
  link.index = table.links.length;
  table.links.push(link);
  draft.links.push(link);
  statement.links.push(link);
  source.element.outgoing.push(link);
  target.element.incoming.push(link);
  const pair = pairKey(source.element, target.element, arrow);
  const others = table.byPair.get(pair);
  if (others) others.push(link);
  else table.byPair.set(pair, [link]);
  return link;
}

/** A link's identity is source, target, arrow and title; the second with the same one is an error. */
function isDuplicate(draft: FileDraft, table: LinkTable, link: LinkEntity): boolean {
  const key = `${pairKey(link.source, link.target, link.arrow)} ${link.title ?? ""}`;
  const before = table.byIdentity.get(key);
  if (!before) {
    table.byIdentity.set(key, link);
    return false;
  }
  const titled = link.title === undefined ? "" : ` with the title "${link.title}"`;
  const message = `The link from "${link.sourceName.name}" to "${link.targetName.name}"${titled} is already there; give one of the two a title of its own or remove it.`;
  const related = [{ message: "The first of the two", place: before.place }];
  draft.problemList.add("name-duplicate-link", link.chunk, link.place.span, message, { related });
  return true;
}

function addAnyGroup(
  draft: FileDraft,
  table: LinkTable,
  statement: StatementEntity,
  hop: Hop,
  links: readonly LinkEntity[],
): void {
  const [first] = links;
  if (!first) return;
  const place = { uri: draft.uri, chunk: statement.chunk, span: hop.right.span };
  const group: AnyGroup = { type: "any", file: draft, source: first.source, links, place };
  for (const link of links) link.any = group;
  first.source.anyGroups.push(group);
  table.anyGroups.push(group);
}
