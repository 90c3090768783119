import type {
  AcceptNode,
  ArrowNode,
  BlockNode,
  Body,
  Entry,
  ForbidNode,
  ImportNode,
  LinkNode,
  RequireNode,
  Selector,
} from "../../../../grammar/ast.js";
import { elementKinds, isElementKind, kindInfo, type KindName } from "../../../../grammar/schema/kinds.js";
import type { Chunk } from "../../../../grammar/syntax.js";
import { propertiesAt, type PropertyPlace } from "../../handbook/hover-text.js";
import type { Span } from "../../text/span.js";
import { propertyWords, type PropertyContext } from "./property-words.js";
import type { Word } from "./word.js";

const remembered = new WeakMap<Chunk, readonly Word[]>();

/** The words of a chunk in order of place. Pure; remembered by the chunk. */
export function wordsOf(chunk: Chunk): readonly Word[] {
  const known = remembered.get(chunk);
  if (known) return known;
  const words: Word[] = [];
  for (const entry of chunk.entries) addEntry(words, entry, { holder: undefined });
  words.sort((a, b) => a.span.start - b.span.start);
  remembered.set(chunk, words);
  return words;
}

/** What holds an entry. */
interface Context {
  /** Whose body it is; undefined at the top and where no property may stand. */
  readonly holder: PropertyPlace | undefined;
  readonly inFlow?: boolean;
  readonly inDefaults?: boolean;
  readonly region?: string;
}

function addEntry(words: Word[], entry: Entry, context: Context): void {
  switch (entry.kind) {
    case "property":
      return addProperty(words, entry, context);
    case "block":
      return addBlock(words, entry, context);
    case "link":
      return addLink(words, entry, context);
    case "accept":
      return addAccept(words, entry);
    case "defaults":
      words.push(head("defaults", entry.keyword));
      return addBody(words, entry.body, { holder: undefined, inDefaults: true });
    case "arrow-defaults":
      words.push(arrowWord(entry.arrow, 0));
      return addBody(words, entry.body, { holder: "link" });
    case "import":
      return addImport(words, entry);
    case "forbid":
      return addForbid(words, entry);
    case "require":
      return addRequire(words, entry);
    case "stray":
      return;
  }
}

function addBody(words: Word[], body: Body | undefined, context: Context): void {
  for (const entry of body?.entries ?? []) addEntry(words, entry, context);
}

function addProperty(words: Word[], entry: Extract<Entry, { kind: "property" }>, { holder }: Context): void {
  const properties = holder === undefined ? {} : propertiesAt(holder);
  words.push(...propertyWords(entry, { place: holder ?? "service", prefix: "", properties }));
}

function addBlock(words: Word[], block: BlockNode, context: Context): void {
  const { keyword, name, title, body } = block;
  words.push(head(keyword.name, keyword.span));
  const region = keyword.name === "zone" ? context.region : undefined;
  if (name) words.push({ role: "declaration", name: name.name, span: name.span, block, region });
  addTitle(words, title);
  addBody(words, body, {
    holder: kindInfo(keyword.name) ? (keyword.name as KindName) : undefined,
    inFlow: keyword.name === "flow",
    region: keyword.name === "region" ? name?.name : context.region,
  });
}

function addTitle(words: Word[], title: BlockNode["title"]): void {
  if (title) words.push({ role: "string", name: title.text, span: title.span, value: title, use: "title" });
}

function addLink(words: Word[], link: LinkNode, { inFlow }: Context): void {
  for (const side of link.endpoints) {
    if (side.any) words.push(head("any", side.any));
    for (const { name, span } of side.names) words.push({ role: "endpoint", name, span, link });
  }
  for (const [hop, arrow] of link.arrows.entries()) words.push(arrowWord(arrow, hop, link));
  addTitle(words, link.title);
  addBody(words, link.body, { holder: inFlow ? "step" : "link" });
}

function addAccept(words: Word[], { keyword, rule, body }: AcceptNode): void {
  words.push(head("accept", keyword));
  if (rule) words.push({ role: "rule", name: rule.name, span: rule.span });
  addBody(words, body, { holder: "accept" });
}

function addImport(words: Word[], node: ImportNode): void {
  words.push(head("import", node.keyword));
  for (const imported of node.names) {
    const { name, alias } = imported;
    words.push({ role: "imported", name: name.name, span: name.span, imported, node });
    if (alias) words.push({ role: "alias", name: alias.name, span: alias.span, imported, node });
  }
  const { path } = node;
  if (path) words.push({ role: "string", name: path.text, span: path.span, value: path, use: "import" });
}

function addForbid(words: Word[], node: ForbidNode): void {
  words.push(head("forbid", node.keyword));
  for (const selector of [...node.from, ...node.to]) addSelector(words, selector);
  if (node.arrow) words.push(arrowWord(node.arrow, 0));
}

function addRequire(words: Word[], node: RequireNode): void {
  words.push(head("require", node.keyword));
  for (const selector of node.selectors) addSelector(words, selector);
  const context = requiredContext(node.selectors);
  for (const entry of node.body?.entries ?? []) {
    if (entry.kind === "property") words.push(...propertyWords(entry, contextFor(context, entry.key.name)));
  }
}

/** The kinds that a `require` speaks of: those that it names, else all. */
function requiredContext(selectors: readonly Selector[]): readonly PropertyPlace[] {
  const named = selectors.map((selector) => selector.name).filter(isElementKind);
  return named.length > 0 ? named : elementKinds;
}

function contextFor(places: readonly PropertyPlace[], key: string): PropertyContext {
  const place = places.find((kind) => Object.hasOwn(propertiesAt(kind), key)) ?? places[0] ?? "service";
  return { place, prefix: "", properties: propertiesAt(place) };
}

function addSelector(words: Word[], { kind, name, span }: Selector): void {
  if (kind === "kind") words.push(head(name, span));
  else if (kind === "tag") words.push({ role: "tag", name, span: { start: span.end - name.length, end: span.end } });
}

function head(name: string, span: Span): Word {
  return { role: "head", name, span };
}

function arrowWord(arrow: ArrowNode, hop: number, link?: LinkNode): Word {
  return { role: "arrow", name: arrow.arrow, span: arrow.span, arrow, link, hop };
}
