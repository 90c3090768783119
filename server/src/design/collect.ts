import type {
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
import { DefaultsScope, type DefaultsOf } from "./defaults-scope.js";
import { ContainerEntity, ElementEntity, StatementEntity, type Surroundings } from "./entities.js";
import { emptyList } from "./lists.js";
import type { DesignFile } from "./model.js";
import { linkPath } from "./name-spans.js";
import type { ProblemList } from "./problems.js";
import { readBody, type BodyOwner, type RawBag } from "./raw-body.js";
import type { Origin } from "./read.js";
import { Said } from "./said.js";
import { capitalized, withArticle } from "../text/words.js";

/** Where a declaration stands. */
interface Spot extends Surroundings {
  readonly chunk: PlacedChunk;
}

export interface Collected<N> {
  readonly node: N;
  readonly chunk: PlacedChunk;
}

/** The declarations of one file as they stand, before names mean anything. */
export interface Declarations {
  readonly imports: Collected<ImportNode>[];
  readonly headings: Collected<BlockNode>[];
  readonly elements: ElementEntity[];
  readonly links: StatementEntity[];
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

const linkOwner: BodyOwner = { noun: "a link", properties: linkProperties };
const owners = new Map<ElementKind | ContainerKind, BodyOwner>();

function ownerOf(kind: ElementKind | ContainerKind): BodyOwner {
  let owner = owners.get(kind);
  if (!owner) owners.set(kind, (owner = { noun: withArticle(kind), properties: kinds[kind].properties }));
  return owner;
}

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
    const scope = new DefaultsScope();
    for (const chunk of syntax.chunks)
      this.#entries(chunk.chunk.entries, "file", { chunk, containers: emptyList, scope });
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
        return holder === "flow" ? this.#body(entry.body, "step", spot) : this.#link(entry, spot);
      case "import":
        this.#out.imports.push({ node: entry, chunk: spot.chunk });
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

  #link(node: LinkNode, spot: Spot): void {
    const own = this.#said(readBody(node.body, linkOwner, node.title), spot, "own");
    this.#out.links.push(new StatementEntity(own, node, spot.scope));
    if (!own.bag.plain) this.#body(node.body, "link", spot);
  }

  #element(node: BlockNode, kind: ElementKind, spot: Spot): void {
    const own = this.#said(readBody(node.body, ownerOf(kind), node.title), spot, "own");
    this.#out.elements.push(new ElementEntity(own, node, kind, spot));
    if (!own.bag.plain) this.#body(node.body, "element", spot);
  }

  #block(node: BlockNode, holder: Holder, spot: Spot): void {
    const kind = node.keyword.name;
    if (isElementKind(kind)) return this.#element(node, kind, spot);
    const role = kindInfo(kind)?.role;
    if (role === "container") return this.#container(node, kind as ContainerKind, spot);
    const nested = holder === "container";
    if (nested) this.#wrongPlace(node, holder, spot);
    const collected = { node, chunk: spot.chunk };
    if (role === "design") this.#out.headings.push(collected);
    else if (role === "flow") this.#out.flows.push(collected);
    else if (role === "policy") this.#out.policies.push(collected);
    else if (role === "scenario") this.#out.scenarios.push(collected);
    if (role && role !== "element") this.#body(node.body, role, spot);
  }

  #container(node: BlockNode, kind: ContainerKind, spot: Spot): void {
    this.#checkNesting(node, kind, spot);
    const bag = readBody(node.body, ownerOf(kind), node.title);
    this.#problems.addAll(bag.problems, spot.chunk);
    const container = new ContainerEntity(this.#said(bag, spot, "own"), node, kind, spot.containers[0]);
    this.#out.containers.push(container);
    const inside = {
      chunk: spot.chunk,
      containers: [container, ...spot.containers],
      scope: new DefaultsScope(spot.scope),
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
    for (const entry of node.body?.entries ?? []) {
      if (entry.kind === "arrow-defaults") this.#arrowDefaults(entry, spot);
      else if (entry.kind === "block" && isElementKind(entry.keyword.name))
        this.#kindDefaults(entry, entry.keyword.name, spot);
      else if (entry.kind !== "stray")
        this.#problems.add(
          "schema-wrong-place",
          spot.chunk,
          headSpan(entry),
          `Defaults hold a kind of element or an arrow with a block, such as "service { … }".`,
        );
    }
  }

  #kindDefaults(node: BlockNode, kind: ElementKind, spot: Spot): void {
    const named = node.name ?? node.title;
    if (named)
      this.#problems.add(
        "schema-wrong-place",
        spot.chunk,
        named.span,
        "Defaults are for every element of a kind; they take no name.",
      );
    this.#entries(node.body?.entries ?? [], "property", spot);
    this.#addDefaults(kind, readBody(node.body, { ...ownerOf(kind), refused: defaultsRefused }), spot);
  }

  #arrowDefaults(node: ArrowDefaultsNode, spot: Spot): void {
    this.#entries(node.body?.entries ?? [], "property", spot);
    this.#addDefaults(node.arrow.arrow, readBody(node.body, { ...linkOwner, refused: defaultsRefused }), spot);
  }

  /** Several defaults for one kind in one place add up; the same key twice among them is a mistake at the second. */
  #addDefaults(of: DefaultsOf, bag: RawBag, spot: Spot): void {
    const { chunk, scope } = spot;
    this.#problems.addAll(bag.problems, chunk);
    for (const [key, entry] of bag.entries) {
      if (scope.own(of).some((other) => other.bag.entries.has(key)))
        this.#problems.add(
          "schema-duplicate-key",
          chunk,
          entry.node.key.span,
          `"${key}" already has a default above; one of the two has to go.`,
        );
    }
    scope.add(of, this.#said(bag, spot, "defaults"));
  }

  #said(bag: RawBag, { chunk }: Spot, origin: Origin): Said {
    return new Said(this.#file, chunk, bag, origin);
  }

  #wrongPlace(entry: Entry, holder: Holder, spot: Spot): void {
    this.#problems.add("schema-wrong-place", spot.chunk, headSpan(entry), wrongPlaceMessage(entry, holder));
  }
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
