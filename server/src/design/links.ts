import type { Arrow } from "../../../grammar/ast.js";
import type { FileDraft } from "./draft.js";
import { LinkEntity, type ElementEntity, type StatementEntity } from "./entities.js";
import { Hops } from "./hops.js";
import { emptyList, grown } from "./lists.js";
import type { AnyGroup } from "./model.js";

/** What a design collects while the links of its files are made. */
export class LinkTable {
  readonly links: LinkEntity[] = [];
  readonly anyGroups: AnyGroup[] = [];
  readonly #elements: number;
  /** The first link from one element to another with the same arrow; most have no second. */
  readonly #first = new Map<number, LinkEntity>();
  /** All links of those that have several, by their titles. */
  readonly #byTitle = new Map<number, Map<string, LinkEntity>>();

  /** Of how many elements the ends may be. */
  constructor(elements: number) {
    this.#elements = elements;
  }

  /** The links of a pair, in order. */
  between(source: ElementEntity, target: ElementEntity, arrow: Arrow): readonly LinkEntity[] {
    const key = this.#key(source, target, arrow);
    const first = this.#first.get(key);
    if (!first) return emptyList;
    const byTitle = this.#byTitle.get(key);
    return byTitle ? [...byTitle.values()] : [first];
  }

  /** The link that has the same identity: source, target, arrow and title. Where there is none, this one is added. */
  addOrFind(link: LinkEntity): LinkEntity | undefined {
    const key = this.#key(link.source, link.target, link.arrow);
    const first = this.#first.get(key);
    if (!first) this.#first.set(key, link);
    const twin = first && this.#twin(key, first, link);
    if (!twin) this.#add(link);
    return twin;
  }

  #twin(key: number, first: LinkEntity, link: LinkEntity): LinkEntity | undefined {
    let byTitle = this.#byTitle.get(key);
    if (!byTitle) this.#byTitle.set(key, (byTitle = new Map([[first.title ?? "", first]])));
    const title = link.title ?? "";
    const twin = byTitle.get(title);
    if (!twin) byTitle.set(title, link);
    return twin;
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
    const hop = new Hops(this.#draft, chunk, node, "a link ends at");
    while (hop.next()) for (let from = 0; from < hop.left.names.length; from += 1) this.#from(statement, hop, from);
  }

  #from(statement: StatementEntity, hop: Hops, from: number): void {
    const source = hop.source(from);
    if (!source) return;
    const { right } = hop;
    let members: readonly LinkEntity[] = emptyList;
    for (let to = 0; to < right.names.length; to += 1) {
      const link = hop.target(to) && this.#pair(statement, new LinkEntity(statement, hop, from, to));
      if (link && right.any) members = grown(members, link);
    }
    if (members.length > 1) this.#group(statement, right, source, members);
  }

  #pair(statement: StatementEntity, link: LinkEntity): LinkEntity | undefined {
    const { source, target } = link;
    if (source === target) {
      const message = `"${link.sourceName.name}" can't be linked to itself.`;
      this.#draft.problemList.add("schema-self-link", statement.chunk, link.targetName.span, message);
      return undefined;
    }
    const before = this.#table.addOrFind(link);
    if (before) {
      reportDuplicate(this.#draft, link, before);
      return undefined;
    }
    if (statement.linkCount === 0) statement.firstLink = this.#draft.links.length;
    statement.linkCount += 1;
    this.#draft.links.push(link);
    source.outgoing = grown(source.outgoing, link);
    target.incoming = grown(target.incoming, link);
    return link;
  }

  #group({ chunk }: StatementEntity, right: Hops["right"], source: ElementEntity, links: readonly LinkEntity[]): void {
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
