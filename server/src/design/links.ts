import type { Arrow, ArrowNode, Endpoints, Identifier, LinkNode } from "../../../grammar/ast.js";
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
  // the last arrow may lead nowhere
  return node.arrows.slice(0, sides.length - 1).map((arrow, index) => ({
    index,
    arrow,
    sources: sides[index] ?? nobody,
    targets: sides[index + 1] ?? nobody,
    right: node.endpoints[index + 1] as Endpoints,
  }));
}

const nobody: readonly End[] = [];

function endsOf(draft: FileDraft, chunk: PlacedChunk, side: Endpoints, use: string): readonly End[] {
  const ends = distinctNames(draft, chunk, side.names).map((identifier) => ({
    identifier,
    element: resolveElement(draft, chunk, identifier, use),
  }));
  return ends.every(isResolved) ? ends : ends.filter(isResolved);
}

function isResolved(end: { readonly identifier: Identifier; readonly element: ElementEntity | undefined }): end is End {
  return end.element !== undefined;
}

/** The names without those that are there already, which are reported. */
function distinctNames(draft: FileDraft, chunk: PlacedChunk, names: readonly Identifier[]): readonly Identifier[] {
  if (names.length < 2) return names;
  const seen = new Set<string>();
  return names.filter(({ name, span }) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    if (!isFirst) draft.problemList.add("schema-duplicate-name", chunk, span, `"${name}" is in this list twice.`);
    return isFirst;
  });
}

/** What a design collects while the links of its files are made. */
export class LinkTable {
  readonly links: LinkEntity[] = [];
  readonly anyGroups: AnyGroup[] = [];
  readonly #elements: number;
  readonly #pairs = new Map<number, Pair>();

  /** Of how many elements the ends may be. */
  constructor(elements: number) {
    this.#elements = elements;
  }

  /** The links of a pair, in order. */
  between(source: ElementEntity, target: ElementEntity, arrow: Arrow): readonly LinkEntity[] {
    return this.#pairs.get(this.#key(source, target, arrow))?.links ?? [];
  }

  /** The link that has the same identity: source, target, arrow and title. Where there is none, this one is added. */
  addOrFind(link: LinkEntity): LinkEntity | undefined {
    const key = this.#key(link.source, link.target, link.arrow);
    const pair = this.#pairs.get(key);
    if (!pair) {
      this.#pairs.set(key, { links: [link], byTitle: undefined });
      this.#add(link);
      return undefined;
    }
    pair.byTitle ??= new Map(pair.links.map((known) => [known.title ?? "", known]));
    const title = link.title ?? "";
    const twin = pair.byTitle.get(title);
    if (twin) return twin;
    pair.byTitle.set(title, link);
    pair.links.push(link);
    this.#add(link);
    return undefined;
  }

  #add(link: LinkEntity): void {
    link.index = this.links.length;
    this.links.push(link);
  }

  #key(source: ElementEntity, target: ElementEntity, arrow: Arrow): number {
    return (source.index * this.#elements + target.index) * 2 + (arrow === "->" ? 0 : 1);
  }
}

/** The links from one element to another with the same arrow. */
interface Pair {
  readonly links: LinkEntity[];
  /** Made for the second link: most pairs have one. */
  byTitle: Map<string, LinkEntity> | undefined;
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
    const links = hop.targets.map((target) =>
      linkPair(draft, table, { statement, hop: hop.index, arrow: hop.arrow.arrow, source, target }),
    );
    if (!hop.right.any) continue;
    const members = links.filter((link) => link !== undefined);
    if (members.length > 1) addAnyGroup(draft, table, statement, hop, members);
  }
}

function linkPair(draft: FileDraft, table: LinkTable, start: LinkStart): LinkEntity | undefined {
  const { statement, source, target } = start;
  if (source.element === target.element) {
    const message = `"${source.identifier.name}" can't be linked to itself.`;
    draft.problemList.add("schema-self-link", statement.chunk, target.identifier.span, message);
    return undefined;
  }
  const link = new LinkEntity(start);
  const before = table.addOrFind(link);
  if (before) {
    reportDuplicate(draft, link, before);
    return undefined;
  }
  draft.links.push(link);
  statement.links.push(link);
  source.element.outgoing.push(link);
  target.element.incoming.push(link);
  return link;
}

/** The second link with the same identity is an error. */
function reportDuplicate(draft: FileDraft, link: LinkEntity, before: LinkEntity): void {
  const titled = link.title === undefined ? "" : ` with the title "${link.title}"`;
  const message = `The link from "${link.sourceName.name}" to "${link.targetName.name}"${titled} is already there; give one of the two a title of its own or remove it.`;
  const related = [{ message: "The first of the two", place: before.place }];
  draft.problemList.add("name-duplicate-link", link.chunk, link.place.span, message, { related });
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
