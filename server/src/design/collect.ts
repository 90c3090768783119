import type {
  Arrow,
  ArrowDefaultsNode,
  BlockNode,
  Body,
  DefaultsNode,
  Entry,
  ImportNode,
  LinkNode,
} from "../../../grammar/ast.js";
import { isElementKind, kindInfo, kinds, type ContainerKind, type ElementKind } from "../../../grammar/schema/kinds.js";
import { linkProperties } from "../../../grammar/schema/properties.js";
import type { FileSyntax, PlacedChunk } from "../../../grammar/syntax.js";
import type { Span } from "../text/span.js";
import { ContainerEntity } from "./entities.js";
import type { Container, DesignFile } from "./model.js";
import type { ProblemList } from "./problems.js";
import { EMPTY_BAG, readBody, type BodyOwner } from "./raw-body.js";
import type { Said } from "./said.js";
import { capitalized, withArticle } from "../text/words.js";

/** Defaults of a file or of one container, by kind and by arrow, in order. */
export interface DefaultsScope {
  readonly byKind: Map<string, Said[]>;
  readonly byArrow: Readonly<Record<Arrow, Said[]>>;
}

/** Where a declaration stands. */
export interface Spot {
  readonly chunk: PlacedChunk;
  /** The innermost first. */
  readonly containers: readonly Container[];
  /** The innermost first, the file's last. */
  readonly scopes: readonly DefaultsScope[];
}

export interface Collected<N> extends Spot {
  readonly node: N;
}

/** The declarations of one file as they stand, before names mean anything. */
export interface Declarations {
  readonly imports: Collected<ImportNode>[];
  readonly headings: Collected<BlockNode>[];
  readonly elements: (Collected<BlockNode> & { readonly kind: ElementKind })[];
  readonly links: Collected<LinkNode>[];
  readonly flows: Collected<BlockNode>[];
  readonly policies: Collected<BlockNode>[];
  readonly scenarios: Collected<BlockNode>[];
  readonly containers: ContainerEntity[];
}

type Holder =
  | "file"
  | "container"
  | "element"
  | "link"
  | "flow"
  | "step"
  | "design"
  | "policy"
  | "scenario"
  | "property"
  | "require";

/** What each holder may hold besides properties; everything else there is in the wrong place. */
const holds: Readonly<Record<Holder, ReadonlySet<Entry["kind"]>>> = {
  file: new Set(["import", "block", "link", "defaults"]),
  container: new Set(["property", "block", "link", "defaults"]),
  element: new Set(["property", "accept"]),
  link: new Set(["property", "accept"]),
  flow: new Set(["property", "accept", "link"]),
  step: new Set(["property"]),
  design: new Set(["property", "accept"]),
  policy: new Set(["property", "forbid", "require"]),
  scenario: new Set(["property"]),
  property: new Set(["property"]),
  require: new Set(["property"]),
};

const defaultsRefused = new Map(
  ["title", "on", "of"].map(
    (key) => [key, `"${key}" belongs to one element or link; defaults can't give it.`] as const,
  ),
);

/** Collects what a file declares and reports what stands in a wrong place. */
export function collect(file: DesignFile, syntax: FileSyntax, problems: ProblemList): Declarations {
  return new Collector(file, problems).collect(syntax);
}

class Collector {
  readonly #file: DesignFile;
  readonly #problems: ProblemList;
  readonly #out: Declarations = {
    imports: [],
    headings: [],
    elements: [],
    links: [],
    flows: [],
    policies: [],
    scenarios: [],
    containers: [],
  };

  constructor(file: DesignFile, problems: ProblemList) {
    this.#file = file;
    this.#problems = problems;
  }

  collect(syntax: FileSyntax): Declarations {
    const scopes = [newScope()];
    for (const chunk of syntax.chunks) this.#entries(chunk.chunk.entries, "file", { chunk, containers: [], scopes });
    return this.#out;
  }

  #entries(entries: readonly Entry[], holder: Holder, spot: Spot): void {
    for (const entry of entries) {
      if (entry.kind === "stray") continue;
      if (!holds[holder].has(entry.kind)) this.#wrongPlace(entry, holder, spot);
      this.#entry(entry, holder, spot);
    }
  }

  #entry(entry: Entry, holder: Holder, spot: Spot): void {
    switch (entry.kind) {
      case "block":
        return this.#block(entry, holder, spot);
      case "link":
        if (holder !== "flow") this.#out.links.push({ node: entry, ...spot });
        return this.#body(entry.body, holder === "flow" ? "step" : "link", spot);
      case "import":
        this.#out.imports.push({ node: entry, ...spot });
        return;
      case "defaults":
        return this.#defaults(entry, spot);
      case "property":
        return this.#body(entry.body, "property", spot);
      case "accept":
        return this.#body(entry.body, "property", spot);
      case "require":
        return this.#body(entry.body, "require", spot);
      case "arrow-defaults":
      case "forbid":
      case "stray":
        return;
    }
  }

  #body(body: Body | undefined, holder: Holder, spot: Spot): void {
    if (body) this.#entries(body.entries, holder, spot);
  }

  #block(node: BlockNode, holder: Holder, spot: Spot): void {
    const kind = node.keyword.name;
    const role = kindInfo(kind)?.role;
    if (isElementKind(kind)) {
      this.#out.elements.push({ node, kind, ...spot });
      return this.#body(node.body, "element", spot);
    }
    if (role === "container") return this.#container(node, kind as ContainerKind, spot);
    const nested = holder === "container";
    if (nested) this.#wrongPlace(node, holder, spot);
    if (role === "design") this.#out.headings.push({ node, ...spot });
    else if (role === "flow") this.#out.flows.push({ node, ...spot });
    else if (role === "policy") this.#out.policies.push({ node, ...spot });
    else if (role === "scenario") this.#out.scenarios.push({ node, ...spot });
    if (role && role !== "element") this.#body(node.body, role, spot);
  }

  #container(node: BlockNode, kind: ContainerKind, spot: Spot): void {
    this.#checkNesting(node, kind, spot);
    const owner: BodyOwner = { noun: withArticle(kind), properties: kinds[kind].properties, title: node.title };
    const said = this.#said(node.body, owner, spot, "own");
    const place = { uri: this.#file.uri, chunk: spot.chunk, span: nameSpan(node) };
    const start = { file: this.#file, chunk: spot.chunk, node, place, broken: node.broken, said: [said] };
    const container = new ContainerEntity(start, kind, spot.containers[0]);
    this.#out.containers.push(container);
    const inside = {
      chunk: spot.chunk,
      containers: [container, ...spot.containers],
      scopes: [newScope(), ...spot.scopes],
    };
    this.#body(node.body, "container", inside);
  }

  /** A zone stands inside a region; a region inside no other region. */
  #checkNesting(node: BlockNode, kind: ContainerKind, spot: Spot): void {
    const around = (kinds: readonly string[]): boolean => spot.containers.some((c) => kinds.includes(c.kind));
    const span = node.keyword.span;
    if (kind === "zone" && !around(["region"]))
      this.#problems.add("schema-wrong-place", spot.chunk, span, "A zone belongs inside a region.");
    else if (kind === "zone" && around(["zone"]))
      this.#problems.add("schema-wrong-place", spot.chunk, span, "A zone can't stand inside another zone.");
    else if (kind === "region" && around(["region"]))
      this.#problems.add("schema-wrong-place", spot.chunk, span, "A region can't stand inside another region.");
  }

  #defaults(node: DefaultsNode, spot: Spot): void {
    const scope = spot.scopes[0];
    for (const entry of node.body?.entries ?? []) {
      if (entry.kind === "arrow-defaults") this.#arrowDefaults(entry, scope, spot);
      else if (entry.kind === "block" && isElementKind(entry.keyword.name))
        this.#kindDefaults(entry, entry.keyword.name, scope, spot);
      else if (entry.kind !== "stray")
        this.#problems.add(
          "schema-wrong-place",
          spot.chunk,
          headSpan(entry),
          `Defaults hold a kind of element or an arrow with a block, such as "service { … }".`,
        );
    }
  }

  #kindDefaults(node: BlockNode, kind: ElementKind, scope: DefaultsScope | undefined, spot: Spot): void {
    const named = node.name ?? node.title;
    if (named)
      this.#problems.add(
        "schema-wrong-place",
        spot.chunk,
        named.span,
        "Defaults are for every element of a kind; they take no name.",
      );
    this.#entries(node.body?.entries ?? [], "property", spot);
    const owner = { noun: withArticle(kind), properties: kinds[kind].properties, refused: defaultsRefused };
    const list = scope?.byKind.get(kind) ?? [];
    this.#addDefaults(list, this.#said(node.body, owner, spot, "defaults"), spot);
    scope?.byKind.set(kind, list);
  }

  #arrowDefaults(node: ArrowDefaultsNode, scope: DefaultsScope | undefined, spot: Spot): void {
    this.#entries(node.body?.entries ?? [], "property", spot);
    const owner = { noun: "a link", properties: linkProperties, refused: defaultsRefused };
    const said = this.#said(node.body, owner, spot, "defaults");
    this.#addDefaults(scope?.byArrow[node.arrow.arrow] ?? [], said, spot);
  }

  /** Several defaults for one kind in one place add up; the same key twice among them is a mistake at the second. */
  #addDefaults(list: Said[], said: Said, spot: Spot): void {
    for (const [key, entry] of said.bag.entries) {
      if (list.some((other) => other.bag.entries.has(key)))
        this.#problems.add(
          "schema-duplicate-key",
          spot.chunk,
          entry.node.key.span,
          `"${key}" already has a default above; one of the two has to go.`,
        );
    }
    list.push(said);
  }

  #said(body: Body | undefined, owner: BodyOwner, spot: Spot, origin: Said["origin"]): Said {
    const bag = body ? readBody(body, owner) : EMPTY_BAG;
    this.#problems.addAll(bag.problems, spot.chunk);
    return { uri: this.#file.uri, chunk: spot.chunk, bag, origin };
  }

  #wrongPlace(entry: Entry, holder: Holder, spot: Spot): void {
    this.#problems.add("schema-wrong-place", spot.chunk, headSpan(entry), wrongPlaceMessage(entry, holder));
  }
}

function newScope(): DefaultsScope {
  return { byKind: new Map(), byArrow: { "->": [], "~>": [] } };
}

function wrongPlaceMessage(entry: Entry, holder: Holder): string {
  const where =
    holder === "file"
      ? "at the top of a file"
      : `inside ${holder === "container" ? "a group, region or zone" : withArticle(holder)}`;
  switch (entry.kind) {
    case "accept":
      return `An "accept" stands inside an element, a link, a flow or the design, not ${where}.`;
    case "property":
      return `The property "${entry.key.name}" can't stand ${where}; it belongs inside a block.`;
    case "block":
      return `${capitalized(withArticle(entry.keyword.name))} can't stand ${where}.`;
    case "link":
      return `A link can't stand ${where}.`;
    case "forbid":
    case "require":
      return `"${entry.kind}" stands inside a policy, not ${where}.`;
    case "import":
      return `An import stands at the top of a file, not ${where}.`;
    default:
      return `Defaults can't stand ${where}.`;
  }
}

/** The first word or sign of an entry: the smallest place that says which entry is meant. */
function headSpan(entry: Entry): Span {
  switch (entry.kind) {
    case "block":
      return entry.keyword.span;
    case "property":
      return entry.key.span;
    case "accept":
    case "defaults":
    case "import":
    case "forbid":
    case "require":
      return entry.keyword;
    case "arrow-defaults":
      return entry.arrow.span;
    case "link":
      return linkPath(entry);
    case "stray":
      return entry.span;
  }
}

/** From a link's first name to its last. */
export function linkPath(node: LinkNode): Span {
  const first = node.endpoints[0];
  const last = node.endpoints.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : node.span;
}

/** Where a finding about a block stands: its name, else its title, else its keyword (review.md, Fine print, "Places"). */
export function nameSpan(node: BlockNode): Span {
  return node.name?.span ?? node.title?.span ?? node.keyword.span;
}
