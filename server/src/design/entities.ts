import type { Arrow, BlockNode, Identifier, LinkNode } from "../../../grammar/ast.js";
import { classOf, type ContainerKind, type ElementClass, type ElementKind } from "../../../grammar/schema/kinds.js";
import type { ElementValues, LinkValues, PromiseValues, StepValues } from "../../../grammar/schema/property-types.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { Span } from "../text/span.js";
import type { DefaultsScope } from "./defaults-scope.js";
import type { Hops } from "./hops.js";
import { emptyList, grown } from "./lists.js";
import type * as m from "./model.js";
import { linkPath, nameSpan, spanBetween } from "./name-spans.js";
import { deriveOperation, isSoft } from "./operation.js";
import type { Place } from "./place.js";
import { INVALID, UNSTATED, type Read, type ValueOf } from "./read.js";
import type { Said } from "./said.js";

/*
 * The objects behind the interfaces of model.ts. They are filled in while a design is built (build.ts) and never changed after, but for what they
 * work out when it is first asked. A large design has tens of thousands of them, made anew at each keystroke: they hold little, and no lists or
 * maps of their own until there is something to put in.
 * What is typed exactly in the interfaces is read here by key from the schema's data, hence the casts of the `get` methods.
 */

/** Keys that state, messaging and coordination take from their host, besides those that everybody takes. */
const takenByKeepers = new Set(["replicas", "managed", "failover", "backup", "encrypted"]);
const takenByAll = new Set(["zones", "regions", "owner"]);
const keepers = new Set<ElementClass>(["state", "messaging", "coordination"]);

/** What every entity has: a node at its place in a file, and what its body says. */
abstract class PlacedEntity<N> {
  readonly own: Said;
  readonly node: N;

  constructor(own: Said, node: N) {
    this.own = own;
    this.node = node;
  }

  get file(): m.DesignFile {
    return this.own.file;
  }

  get chunk(): PlacedChunk {
    return this.own.chunk;
  }

  get place(): Place {
    return { uri: this.own.file.uri, chunk: this.own.chunk, span: this.span };
  }

  /** Where a finding about it stands. */
  protected abstract get span(): Span;
}

/** What can be wrong and can hold an `accept`. */
abstract class StatingEntity<N extends BlockNode | LinkNode> extends PlacedEntity<N> {
  broken: boolean;
  acceptances: readonly m.Acceptance[] = emptyList;

  constructor(own: Said, node: N) {
    super(own, node);
    this.broken = node.broken;
  }

  accept(acceptance: m.Acceptance): void {
    this.acceptances = grown(this.acceptances, acceptance);
  }
}

/** What reads defaults after what itself says, and may refer to elements. */
abstract class ReferringEntity<N extends BlockNode | LinkNode> extends StatingEntity<N> {
  readonly scope: DefaultsScope;
  #overrides: Map<string, Read<unknown>> | undefined;
  #references: Map<string, ElementEntity> | undefined;

  constructor(own: Said, node: N, scope: DefaultsScope) {
    super(own, node);
    this.scope = scope;
  }

  /** What a key reads as; undefined where nobody says anything. */
  read(key: string, defaults: readonly Said[]): Read<unknown> | undefined {
    return this.#overrides?.get(key) ?? this.readSaid(key, defaults);
  }

  /** What is said under a key, its own, else in the defaults, whether or not it holds. */
  readSaid(key: string, defaults: readonly Said[]): Read<unknown> | undefined {
    const own = this.own.read(key);
    if (own) return own;
    // rules ask this a hundred times an element: an iterator each time costs more than the looking up
    for (let at = 0; at < defaults.length; at += 1) {
      const read = (defaults[at] as Said).read(key);
      if (read) return read;
    }
    return undefined;
  }

  /** From now on the key reads as given, whatever is said: names and places can make it invalid or unstated. */
  override(key: string, answer: Read<unknown>): void {
    this.#overrides ??= new Map();
    this.#overrides.set(key, answer);
  }

  reference(key: string): ElementEntity | undefined {
    return this.#references?.get(key);
  }

  /** From now on the key refers to the element. */
  refer(key: string, element: ElementEntity): void {
    this.#references ??= new Map();
    this.#references.set(key, element);
  }
}

export class ElementEntity extends ReferringEntity<BlockNode> implements m.Element {
  readonly type = "element";
  index = -1;
  readonly name: string;
  readonly kind: ElementKind;
  readonly class: ElementClass;
  readonly containers: readonly m.Container[];
  /** Of its kind, known once the file is collected. */
  defaults: readonly Said[] = emptyList;
  outgoing: readonly LinkEntity[] = emptyList;
  incoming: readonly LinkEntity[] = emptyList;
  anyGroups: readonly m.AnyGroup[] = emptyList;
  host?: ElementEntity;

  constructor(own: Said, node: BlockNode, kind: ElementKind, { scope, containers }: Surroundings) {
    super(own, node, scope);
    this.name = node.name?.name ?? "";
    this.kind = kind;
    this.class = classOf(kind);
    this.containers = containers;
  }

  get title(): string | undefined {
    return this.node.title?.text ?? (this.read("title", this.defaults)?.value as string | undefined);
  }

  get<K extends keyof ElementValues>(key: K): Read<ValueOf<ElementValues[K]>> {
    const read = this.broken ? INVALID : (this.read(key, this.defaults) ?? fromHost(this, key) ?? UNSTATED);
    return read as Read<ValueOf<ElementValues[K]>>;
  }

  protected get span(): Span {
    return nameSpan(this.node);
  }
}

function fromHost(element: ElementEntity, key: string): Read<unknown> | undefined {
  const { host } = element;
  if (!host || !(takenByAll.has(key) || (keepers.has(element.class) && takenByKeepers.has(key)))) return undefined;
  const read = host.get(key as "zones") as Read<unknown>;
  if (read.state !== "stated" || read.source.origin === "host") return read;
  return { ...read, source: { origin: "host", node: read.source.node, place: read.source.place } };
}

/** What is around a declaration. */
export interface Surroundings {
  /** The innermost first. */
  readonly containers: readonly m.Container[];
  readonly scope: DefaultsScope;
}

export class LinkEntity implements m.Link {
  readonly type = "link";
  index = -1;
  readonly statement: StatementEntity;
  readonly hop: number;
  readonly arrow: Arrow;
  readonly source: ElementEntity;
  readonly target: ElementEntity;
  readonly sourceName: Identifier;
  readonly targetName: Identifier;
  any?: m.AnyGroup;
  readonly #defaults: readonly Said[];
  /** Null until it is asked for. */
  #operation: m.Derived<m.Operation> | undefined | null = null;
  #soft: boolean | undefined;

  /** From a name on the left of a hop to one on its right, both of which mean elements. */
  constructor(statement: StatementEntity, hop: Hops, from: number, to: number) {
    this.statement = statement;
    this.hop = hop.index;
    this.arrow = hop.arrow;
    this.source = hop.source(from) as ElementEntity;
    this.target = hop.target(to) as ElementEntity;
    this.sourceName = hop.left.names[from] as Identifier;
    this.targetName = hop.right.names[to] as Identifier;
    this.#defaults = statement.scope.inForce(this.arrow);
  }

  get file(): m.DesignFile {
    return this.statement.file;
  }

  get broken(): boolean {
    return this.statement.broken;
  }

  get place(): Place {
    const { file, chunk } = this.statement;
    return { uri: file.uri, chunk, span: spanBetween(this.sourceName, this.targetName) };
  }

  get operation(): m.Derived<m.Operation> | undefined {
    if (this.#operation === null) this.#operation = deriveOperation(this, this.get("operation"), this.get("method"));
    return this.#operation;
  }

  get soft(): boolean {
    // a fallback that does not resolve was meant as one
    return (this.#soft ??=
      this.broken || isSoft(this, this.statement.readSaid("fallback", this.#defaults) ?? UNSTATED));
  }

  get title(): string | undefined {
    const { node } = this.statement;
    return node.title?.text ?? (this.statement.read("title", this.#defaults)?.value as string | undefined);
  }

  get acceptances(): readonly m.Acceptance[] {
    return this.statement.acceptances;
  }

  get<K extends keyof LinkValues>(key: K): Read<ValueOf<LinkValues[K]>> {
    const { statement } = this;
    const read = statement.broken ? INVALID : (statement.read(key, this.#defaults) ?? UNSTATED);
    return read as Read<ValueOf<LinkValues[K]>>;
  }

  reference(key: "fallback" | "dead-letter"): m.Element | undefined {
    return this.statement.reference(key);
  }
}

/** Its links share what it says; defaults they may have others, by their arrow. */
export class StatementEntity extends ReferringEntity<LinkNode> implements m.LinkStatement {
  /** Its links stand one after the other among those of its file: where the first is, and how many there are. */
  firstLink = 0;
  linkCount = 0;

  get links(): readonly m.Link[] {
    return this.file.links.slice(this.firstLink, this.firstLink + this.linkCount);
  }

  protected get span(): Span {
    return linkPath(this.node);
  }
}

/** A flow and the `design` heading: blocks that hold promises. */
class PromisingEntity extends StatingEntity<BlockNode> {
  get title(): string | undefined {
    return this.node.title?.text ?? (this.own.read("title")?.value as string | undefined);
  }

  get<K extends keyof PromiseValues>(key: K): Read<ValueOf<PromiseValues[K]>> {
    return (this.broken ? INVALID : (this.own.read(key) ?? UNSTATED)) as Read<ValueOf<PromiseValues[K]>>;
  }

  protected get span(): Span {
    return nameSpan(this.node);
  }
}

export class HeadingEntity extends PromisingEntity implements m.DesignHeading {
  readonly type = "heading";
}

export class FlowEntity extends PromisingEntity implements m.Flow {
  readonly type = "flow";
  index = -1;
  start: m.Element | undefined;
  readonly steps: StepEntity[] = [];

  get name(): string {
    return this.node.name?.name ?? "";
  }
}

/** What the steps of one hop have in common. */
export interface StepStart {
  readonly flow: FlowEntity;
  readonly own: Said;
  readonly hop: Hops;
}

export class StepEntity extends PlacedEntity<LinkNode> implements m.Step {
  readonly type = "step";
  readonly flow: m.Flow;
  readonly source: ElementEntity;
  readonly target: ElementEntity;
  readonly arrow: Arrow;
  readonly hop: number;
  readonly sourceName: Identifier;
  readonly targetName: Identifier;
  links: readonly m.Link[] = emptyList;
  alternatives?: readonly m.Step[];
  #soft: boolean | undefined;

  /** From a name on the left of a hop to one on its right, both of which mean elements. */
  constructor({ flow, own, hop }: StepStart, from: number, to: number) {
    super(own, hop.node);
    this.flow = flow;
    this.source = hop.source(from) as ElementEntity;
    this.target = hop.target(to) as ElementEntity;
    this.arrow = hop.arrow;
    this.hop = hop.index;
    this.sourceName = hop.left.names[from] as Identifier;
    this.targetName = hop.right.names[to] as Identifier;
  }

  protected get span(): Span {
    return spanBetween(this.sourceName, this.targetName);
  }

  /** A title that a link of the pair has picks that link; its links have it then. */
  get label(): string | undefined {
    const title = this.node.title?.text;
    return title === this.links[0]?.title ? undefined : title;
  }

  get soft(): boolean {
    return (this.#soft ??= this.links.every((link) => link.soft));
  }

  get<K extends keyof StepValues>(key: K): Read<ValueOf<StepValues[K]>> {
    return (this.flow.broken ? INVALID : (this.own.read(key) ?? UNSTATED)) as Read<ValueOf<StepValues[K]>>;
  }

  operation(link: m.Link): m.Derived<m.Operation> | undefined {
    const linkOperation = link.operation;
    if (linkOperation && keepsItsOperation.has(linkOperation.value)) return linkOperation;
    const method = this.get("method");
    const operation = this.get("operation");
    if (operation.state !== "unstated" || method.state !== "unstated") return deriveOperation(this, operation, method);
    const flowOperation = this.flow.get("operation");
    if (flowOperation.state === "invalid") return undefined;
    return flowOperation.state === "stated" ? { value: "read", stated: true } : linkOperation;
  }
}

/** What carries messages does so in every flow: "publishing stays publishing" (language.md, Fine print, "Flows"). */
const keepsItsOperation = new Set<m.Operation>(["publish", "consume", "stream"]);

export class ContainerEntity extends PlacedEntity<BlockNode> implements m.Container {
  readonly type = "container";
  readonly kind: ContainerKind;
  readonly parent?: m.Container;

  constructor(own: Said, node: BlockNode, kind: ContainerKind, parent: m.Container | undefined) {
    super(own, node);
    this.kind = kind;
    this.parent = parent;
  }

  get name(): string | undefined {
    return this.node.name?.name;
  }

  get title(): string | undefined {
    return this.node.title?.text ?? (this.own.read("title")?.value as string | undefined);
  }

  get(key: "owner" | "description" | "title"): Read<string>;
  get(key: "tags" | "docs"): Read<readonly string[]>;
  get(key: string): Read<string> | Read<readonly string[]> {
    return (this.own.read(key) ?? UNSTATED) as Read<string>;
  }

  protected get span(): Span {
    return nameSpan(this.node);
  }
}
