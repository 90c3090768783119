import type { Arrow, Endpoints, Identifier, LinkNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import { LinkEntity, type ElementEntity, type End, type StatementEntity } from "./entities.js";
import { emptyList, grown } from "./lists.js";
import type { AnyGroup } from "./model.js";
import { resolveElement } from "./names.js";

/** What stands on the sides of a statement's arrows. An arrow that leads nowhere has no side behind it. */
export type Sides = readonly (readonly End[])[];

/** The sides of a link or of a step in a flow, names resolved; names that mean nothing are left out and reported. */
export function sidesOf(draft: FileDraft, chunk: PlacedChunk, node: LinkNode, use: string): Sides {
  return node.endpoints.map((side) => endsOf(draft, chunk, side, use));
}

function endsOf(draft: FileDraft, chunk: PlacedChunk, { names }: Endpoints, use: string): readonly End[] {
  let ends: readonly End[] = emptyList;
  for (const identifier of names.length < 2 ? names : distinctNames(draft, chunk, names)) {
    const element = resolveElement(draft, chunk, identifier, use);
    if (element) ends = grown(ends, { identifier, element });
  }
  return ends;
}

/** The names without those that are there already, which are reported. */
function distinctNames(draft: FileDraft, chunk: PlacedChunk, names: readonly Identifier[]): readonly Identifier[] {
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
  /** The links from one element to another with the same arrow. */
  readonly #pairs = new Map<number, LinkEntity[]>();
  /** Those of pairs with several links, by their titles. */
  readonly #byTitle = new Map<number, Map<string, LinkEntity>>();

  /** Of how many elements the ends may be. */
  constructor(elements: number) {
    this.#elements = elements;
  }

  /** The links of a pair, in order. */
  between(source: ElementEntity, target: ElementEntity, arrow: Arrow): readonly LinkEntity[] {
    return this.#pairs.get(this.#key(source, target, arrow)) ?? [];
  }

  /** The link that has the same identity: source, target, arrow and title. Where there is none, this one is added. */
  addOrFind(link: LinkEntity): LinkEntity | undefined {
    const key = this.#key(link.source, link.target, link.arrow);
    const pair = this.#pairs.get(key);
    if (!pair) {
      this.#pairs.set(key, [link]);
      this.#add(link);
      return undefined;
    }
    const byTitle = this.#titlesOf(key, pair);
    const title = link.title ?? "";
    const twin = byTitle.get(title);
    if (twin) return twin;
    byTitle.set(title, link);
    pair.push(link);
    this.#add(link);
    return undefined;
  }

  #titlesOf(key: number, pair: readonly LinkEntity[]): Map<string, LinkEntity> {
    let byTitle = this.#byTitle.get(key);
    if (!byTitle) this.#byTitle.set(key, (byTitle = new Map(pair.map((known) => [known.title ?? "", known]))));
    return byTitle;
  }

  #add(link: LinkEntity): void {
    link.index = this.links.length;
    this.links.push(link);
  }

  #key(source: ElementEntity, target: ElementEntity, arrow: Arrow): number {
    return (source.index * this.#elements + target.index) * 2 + (arrow === "->" ? 0 : 1);
  }
}

/** Makes the links of a file. */
export function linkFile(draft: FileDraft, table: LinkTable): void {
  const maker = new LinkMaker(draft, table);
  for (const statement of draft.statements) maker.make(statement);
}

class LinkMaker {
  readonly #draft: FileDraft;
  readonly #table: LinkTable;

  constructor(draft: FileDraft, table: LinkTable) {
    this.#draft = draft;
    this.#table = table;
  }

  make(statement: StatementEntity): void {
    const { chunk, node, own } = statement;
    this.#draft.problemList.addAll(own.bag.problems, chunk);
    const sides = sidesOf(this.#draft, chunk, node, "a link ends at");
    for (let hop = 0; hop + 1 < sides.length; hop += 1) this.#hop(statement, hop, sides);
  }

  #hop(statement: StatementEntity, hop: number, sides: Sides): void {
    const right = statement.node.endpoints[hop + 1];
    for (const source of sides[hop] ?? emptyList) {
      let members: readonly LinkEntity[] = emptyList;
      for (const target of sides[hop + 1] ?? emptyList) {
        const link = this.#pair(statement, hop, source, target);
        if (link && right?.any) members = grown(members, link);
      }
      if (right && members.length > 1) this.#group(statement, right, source.element, members);
    }
  }

  #pair(statement: StatementEntity, hop: number, source: End, target: End): LinkEntity | undefined {
    if (source.element === target.element) {
      const message = `"${source.identifier.name}" can't be linked to itself.`;
      this.#draft.problemList.add("schema-self-link", statement.chunk, target.identifier.span, message);
      return undefined;
    }
    const link = new LinkEntity(statement, hop, source, target);
    const before = this.#table.addOrFind(link);
    if (before) {
      reportDuplicate(this.#draft, link, before);
      return undefined;
    }
    this.#draft.links.push(link);
    statement.links = grown(statement.links, link);
    source.element.outgoing = grown(source.element.outgoing, link);
    target.element.incoming = grown(target.element.incoming, link);
    return link;
  }

  #group({ chunk }: StatementEntity, right: Endpoints, source: ElementEntity, links: readonly LinkEntity[]): void {
    const place = { uri: this.#draft.uri, chunk, span: right.span };
    const group: AnyGroup = { type: "any", file: this.#draft, source, links, place };
    for (const link of links) link.any = group;
    source.anyGroups = grown(source.anyGroups, group);
    this.#table.anyGroups.push(group);
  }
}

/** The second link with the same identity is an error. */
function reportDuplicate(draft: FileDraft, link: LinkEntity, before: LinkEntity): void {
  const titled = link.title === undefined ? "" : ` with the title "${link.title}"`;
  const message = `The link from "${link.sourceName.name}" to "${link.targetName.name}"${titled} is already there; give one of the two a title of its own or remove it.`;
  const related = [{ message: "The first of the two", place: before.place }];
  const { chunk, span } = link.place;
  draft.problemList.add("name-duplicate-link", chunk, span, message, { related });
}
