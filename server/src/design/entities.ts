import type { Arrow, BlockNode, Identifier, LinkNode } from "../../../grammar/ast.js";
import { classOf, type ContainerKind, type ElementClass, type ElementKind } from "../../../grammar/schema/kinds.js";
import type { ElementValues, LinkValues, PromiseValues, StepValues } from "../../../grammar/schema/property-types.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type * as m from "./model.js";
import { deriveOperation, isSoft } from "./operation.js";
import type { Place } from "./place.js";
import { INVALID, UNSTATED, type Read, type ValueOf } from "./read.js";
import { Reader, type Said } from "./said.js";

/*
 * The objects behind the interfaces of model.ts. They are filled in while a design is built (build.ts) and never changed after.
 * What is typed exactly in the interfaces is read here by key from the schema's data, hence the casts of the `get` methods.
 */

/** Keys that state, messaging and coordination take from their host, besides those that everybody takes. */
const takenByKeepers = new Set(["replicas", "managed", "failover", "backup", "encrypted"]);
const takenByAll = new Set(["zones", "regions", "owner"]);
const keepers = new Set<ElementClass>(["state", "messaging", "coordination"]);

/** What a stating thing starts from. */
export interface Start<N> {
  readonly file: m.DesignFile;
  readonly chunk: PlacedChunk;
  readonly node: N;
  readonly place: Place;
  readonly broken: boolean;
  /** Own, then defaults from the innermost out. */
  readonly said: readonly Said[];
}

/** What every entity has from its start: a node at its place in a file. */
class PlacedEntity<N> {
  readonly file: m.DesignFile;
  readonly chunk: PlacedChunk;
  readonly node: N;
  readonly place: Place;
  readonly broken: boolean;

  constructor({ file, chunk, node, place, broken }: Start<N>) {
    this.file = file;
    this.chunk = chunk;
    this.node = node;
    this.place = place;
    this.broken = broken;
  }
}

export class ElementEntity extends PlacedEntity<BlockNode> implements m.Element {
  readonly type = "element";
  index = -1;
  readonly name: string;
  readonly kind: ElementKind;
  readonly class: ElementClass;
  readonly containers: readonly m.Container[];
  readonly reader: Reader;
  readonly own: Said;
  readonly said: readonly Said[];
  readonly acceptances: m.Acceptance[] = [];
  readonly outgoing: LinkEntity[] = [];
  readonly incoming: LinkEntity[] = [];
  readonly anyGroups: m.AnyGroup[] = [];
  host?: ElementEntity;
  #references: Map<string, ElementEntity> | undefined;

  constructor(start: Start<BlockNode>, kind: ElementKind, name: string, containers: readonly m.Container[]) {
    super(start);
    this.name = name;
    this.kind = kind;
    this.class = classOf(kind);
    this.containers = containers;
    this.said = start.said;
    this.own = start.said[0] as Said;
    this.reader = new Reader(start.said);
  }

  get title(): string | undefined {
    return this.node.title?.text ?? (this.reader.read("title")?.value as string | undefined);
  }

  get<K extends keyof ElementValues>(key: K): Read<ValueOf<ElementValues[K]>> {
    const read = this.broken ? INVALID : (this.reader.read(key) ?? this.#fromHost(key) ?? UNSTATED);
    return read as Read<ValueOf<ElementValues[K]>>;
  }

  #fromHost(key: string): Read<unknown> | undefined {
    if (!this.host || !(takenByAll.has(key) || (keepers.has(this.class) && takenByKeepers.has(key)))) return undefined;
    const read = this.host.get(key as "zones") as Read<unknown>;
    if (read.state !== "stated" || read.source.origin === "host") return read;
    return { ...read, source: { origin: "host", node: read.source.node, place: read.source.place } };
  }

  reference(key: "of" | "on" | "dead-letter"): ElementEntity | undefined {
    return this.#references?.get(key);
  }

  /** From now on the key refers to the element. */
  refer(key: string, element: ElementEntity): void {
    this.#references ??= new Map();
    this.#references.set(key, element);
  }
}

/** One end of a hop: the name as written and what it means. */
export interface End {
  readonly identifier: Identifier;
  readonly element: ElementEntity;
}

/** What a link is made from. */
export interface LinkStart {
  readonly statement: StatementEntity;
  readonly hop: number;
  readonly arrow: Arrow;
  readonly source: End;
  readonly target: End;
}

export class LinkEntity implements m.Link {
  readonly type = "link";
  index = -1;
  readonly file: m.DesignFile;
  readonly chunk: PlacedChunk;
  readonly broken: boolean;
  readonly place: Place;
  readonly reader: Reader;
  readonly operation: m.Derived<m.Operation> | undefined;
  readonly soft: boolean;
  any?: m.AnyGroup;

  readonly statement: StatementEntity;
  readonly source: ElementEntity;
  readonly target: ElementEntity;
  readonly hop: number;
  readonly arrow: Arrow;
  readonly sourceName: Identifier;
  readonly targetName: Identifier;

  constructor({ statement, hop, arrow, source, target }: LinkStart) {
    this.statement = statement;
    this.source = source.element;
    this.target = target.element;
    this.hop = hop;
    this.arrow = arrow;
    this.sourceName = source.identifier;
    this.targetName = target.identifier;
    this.file = statement.file;
    this.chunk = statement.chunk;
    this.broken = statement.broken;
    this.reader = statement.readerOf(arrow);
    this.place = {
      uri: this.file.uri,
      chunk: this.chunk,
      span: { start: this.sourceName.span.start, end: this.targetName.span.end },
    };
    this.operation = deriveOperation({
      source: this.source,
      target: this.target,
      arrow,
      operation: this.get("operation"),
      method: this.get("method"),
    });
    this.soft = isSoft({
      operation: this.operation,
      fallback: this.get("fallback"),
      optional: this.get("optional"),
      outbox: this.get("outbox"),
    });
  }

  get title(): string | undefined {
    return this.statement.node.title?.text ?? (this.reader.read("title")?.value as string | undefined);
  }

  get acceptances(): readonly m.Acceptance[] {
    return this.statement.acceptances;
  }

  get<K extends keyof LinkValues>(key: K): Read<ValueOf<LinkValues[K]>> {
    return (this.broken ? INVALID : (this.reader.read(key) ?? UNSTATED)) as Read<ValueOf<LinkValues[K]>>;
  }

  reference(key: "fallback" | "dead-letter"): m.Element | undefined {
    return this.statement.reference(key);
  }
}

/** What `defaults` say of links by their arrow, the innermost first. */
export type ArrowDefaults = Readonly<Record<Arrow, readonly Said[]>>;

export class StatementEntity extends PlacedEntity<LinkNode> implements m.LinkStatement {
  readonly own: Said;
  readonly links: LinkEntity[] = [];
  readonly acceptances: m.Acceptance[] = [];
  readonly #defaults: ArrowDefaults;
  /** Links of both arrows share the statement's own properties; the defaults differ. */
  readonly #readers = new Map<Arrow, Reader>();
  #references: Map<string, ElementEntity> | undefined;

  constructor(start: Start<LinkNode>, defaults: ArrowDefaults) {
    super(start);
    this.own = start.said[0] as Said;
    this.#defaults = defaults;
  }

  /** Own, then the defaults of both arrows. */
  get said(): readonly Said[] {
    return [this.own, ...this.#defaults["->"], ...this.#defaults["~>"]];
  }

  /** Those that links have asked for. */
  get readers(): readonly Reader[] {
    return [...this.#readers.values()];
  }

  /** What reads the properties of the links with this arrow. */
  readerOf(arrow: Arrow): Reader {
    let reader = this.#readers.get(arrow);
    if (!reader) this.#readers.set(arrow, (reader = new Reader([this.own, ...this.#defaults[arrow]])));
    return reader;
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

/** A flow and the `design` heading: blocks that hold promises. */
class PromisingEntity extends PlacedEntity<BlockNode> {
  readonly reader: Reader;
  readonly acceptances: m.Acceptance[] = [];

  constructor(start: Start<BlockNode>) {
    super(start);
    this.reader = new Reader(start.said);
  }

  get title(): string | undefined {
    return this.node.title?.text ?? (this.reader.read("title")?.value as string | undefined);
  }

  get<K extends keyof PromiseValues>(key: K): Read<ValueOf<PromiseValues[K]>> {
    return (this.broken ? INVALID : (this.reader.read(key) ?? UNSTATED)) as Read<ValueOf<PromiseValues[K]>>;
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
  readonly name: string;

  constructor(start: Start<BlockNode>, name: string) {
    super(start);
    this.name = name;
  }
}

/** What a step is made from. */
export interface StepStart {
  readonly flow: FlowEntity;
  readonly source: m.Element;
  readonly target: m.Element;
  readonly arrow: Arrow;
  readonly label?: string;
  readonly links: readonly m.Link[];
  readonly hop: number;
  readonly node: LinkNode;
  readonly place: Place;
  readonly said: Said;
}

export class StepEntity implements m.Step {
  readonly type = "step";
  readonly flow: m.Flow;
  readonly source: m.Element;
  readonly target: m.Element;
  readonly arrow: Arrow;
  readonly label?: string;
  readonly links: readonly m.Link[];
  readonly hop: number;
  readonly node: LinkNode;
  readonly place: Place;
  readonly soft: boolean;
  alternatives?: readonly m.Step[];
  readonly #reader: Reader;

  constructor(start: StepStart) {
    this.flow = start.flow;
    this.source = start.source;
    this.target = start.target;
    this.arrow = start.arrow;
    this.label = start.label;
    this.links = start.links;
    this.hop = start.hop;
    this.node = start.node;
    this.place = start.place;
    this.soft = start.links.every((link) => link.soft);
    this.#reader = new Reader([start.said]);
  }

  get<K extends keyof StepValues>(key: K): Read<ValueOf<StepValues[K]>> {
    return (this.flow.broken ? INVALID : (this.#reader.read(key) ?? UNSTATED)) as Read<ValueOf<StepValues[K]>>;
  }

  operation(link: m.Link): m.Derived<m.Operation> | undefined {
    const linkOperation = link.operation;
    if (linkOperation && keepsItsOperation.has(linkOperation.value)) return linkOperation;
    const method = this.get("method");
    const operation = this.get("operation");
    if (operation.state !== "unstated" || method.state !== "unstated")
      return deriveOperation({ source: this.source, target: this.target, arrow: this.arrow, operation, method });
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
  readonly reader: Reader;

  constructor(start: Start<BlockNode>, kind: ContainerKind, parent: m.Container | undefined) {
    super(start);
    this.kind = kind;
    this.parent = parent;
    this.reader = new Reader(start.said);
  }

  get name(): string | undefined {
    return this.node.name?.name;
  }

  get title(): string | undefined {
    return this.node.title?.text ?? (this.reader.read("title")?.value as string | undefined);
  }

  get(key: "owner" | "description" | "title"): Read<string>;
  get(key: "tags" | "docs"): Read<readonly string[]>;
  get(key: string): Read<string> | Read<readonly string[]> {
    return (this.reader.read(key) ?? UNSTATED) as Read<string>;
  }
}
