import type { AcceptNode, Arrow, BlockNode, Body, Identifier, LinkNode, Selector } from "../../../grammar/ast.js";
import type { ContainerKind, ElementClass, ElementKind } from "../../../grammar/schema/kinds.js";
import type { ElementValues, LinkValues, PromiseValues, StepValues } from "../../../grammar/schema/property-types.js";
import type { FileSyntax } from "../../../grammar/syntax.js";
import type { Place } from "./place.js";
import type { Read, ValueOf } from "./read.js";

/*
 * The reviewed design: one root file with all that it imports, names resolved and values typed. Everything is readonly, made anew
 * for each state of the files; objects are compared by identity within one design. Graph, rules, features and drawings read this.
 */

export interface Design {
  /** The file that is looked at. */
  readonly root: DesignFile;
  /** The root first, then every file reached by imports, each once. */
  readonly files: readonly DesignFile[];
  /** All elements of all files; `elements[i].index === i`. */
  readonly elements: readonly Element[];
  /** All links of all files; `links[i].index === i`. Links with an end that did not resolve are not here. */
  readonly links: readonly Link[];
  readonly flows: readonly Flow[];
  readonly anyGroups: readonly AnyGroup[];
}

/** One file of a design. */
export interface DesignFile {
  readonly uri: string;
  readonly syntax: FileSyntax;
  /** The `design` block, if there is one. */
  readonly heading?: DesignHeading;
  readonly elements: readonly Element[];
  readonly links: readonly Link[];
  readonly flows: readonly Flow[];
  readonly containers: readonly Container[];
  readonly policies: readonly Policy[];
  /** Policies that hold here: the file's own and those that it imports by name. */
  readonly appliedPolicies: readonly Policy[];
  readonly scenarios: readonly Scenario[];
  readonly acceptances: readonly Acceptance[];
  /** The files that this one imports, directly, and that exist. */
  readonly imports: readonly DesignFile[];
  /** What its names mean here, own and imported (under the local name). */
  readonly scope: ReadonlyMap<string, Named>;
  /** Problems of names and schema; those of syntax stay with the chunks. */
  readonly problems: readonly FileProblem[];
}

/** Something that a name of a file can stand for. */
export type Named = Element | Flow | Container | Policy | Scenario;

/** A mistake of names or schema, at its place. */
export interface FileProblem {
  /** `name-…` or `schema-…`. */
  readonly code: string;
  readonly place: Place;
  readonly message: string;
  readonly severity: "error" | "information";
  readonly unnecessary?: boolean;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  readonly fixes?: readonly Fix[];
}

/** A change to a file by absolute offsets. */
export interface FileEdit {
  readonly uri: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** A repair that can be applied as it stands. */
export interface Fix {
  readonly title: string;
  /** The usual choice where there are several. */
  readonly preferred?: boolean;
  readonly edits: readonly FileEdit[];
}

/** What elements, links, flows and the heading share: a file, a place and things said. */
interface Stating {
  readonly file: DesignFile;
  /** Where a finding about it stands: the name, the path of the link, the title of a nameless block. */
  readonly place: Place;
  /** A syntax error lies in its own declaration: every key reads as invalid and no rule speaks of it. */
  readonly broken: boolean;
  readonly acceptances: readonly Acceptance[];
}

export interface Element extends Stating {
  readonly type: "element";
  readonly index: number;
  readonly name: string;
  /** The string after the name, or `title`. */
  readonly title?: string;
  readonly kind: ElementKind;
  readonly class: ElementClass;
  readonly node: BlockNode;
  /** Groups, regions and zones around it, the innermost first. */
  readonly containers: readonly Container[];
  /** What it stands `on`, resolved. */
  readonly host?: Element;
  /** Links that leave it, in order of files and places. */
  readonly outgoing: readonly Link[];
  readonly incoming: readonly Link[];
  /** Groups of alternatives of which it is the source. */
  readonly anyGroups: readonly AnyGroup[];
  /** What is stated under a key: its own, else defaults, else its host's (language.md, Fine print, "Defaults"). */
  get<K extends keyof ElementValues>(key: K): Read<ValueOf<ElementValues[K]>>;
  /** The element that `of`, `on` or `dead-letter` names, where it resolved. */
  reference(key: "of" | "on" | "dead-letter"): Element | undefined;
}

/** What a link does (language.md, "Links"). */
export type Operation = Extract<NonNullable<Read<LinkValues["operation"]>["value"]>, string>;

/** A value that is stated or follows from the language's own reading; undefined where what it needs is invalid. */
export interface Derived<T> {
  readonly value: T;
  readonly stated: boolean;
}

/** One link statement as written; a chain or a list makes several links of it. */
export interface LinkStatement {
  readonly node: LinkNode;
  /** The path, from the first name to the last. */
  readonly place: Place;
  readonly links: readonly Link[];
}

export interface Link extends Stating {
  readonly type: "link";
  readonly index: number;
  readonly source: Element;
  readonly target: Element;
  readonly arrow: Arrow;
  readonly title?: string;
  readonly statement: LinkStatement;
  /** Which arrow of the statement it stands on, from 0. */
  readonly hop: number;
  readonly sourceName: Identifier;
  readonly targetName: Identifier;
  /** The alternatives that it belongs to. */
  readonly any?: AnyGroup;
  readonly operation: Derived<Operation> | undefined;
  /** Soft: its loss does not take the source down. Undefined reads are soft, so that no rule guesses. */
  readonly soft: boolean;
  get<K extends keyof LinkValues>(key: K): Read<ValueOf<LinkValues[K]>>;
  /** The element that `fallback` or `dead-letter` names, where it resolved. */
  reference(key: "fallback" | "dead-letter"): Element | undefined;
}

/** `x -> any [b, c]`: one source that needs one of the members. */
export interface AnyGroup {
  readonly type: "any";
  readonly file: DesignFile;
  readonly source: Element;
  /** At least two links, one a member. */
  readonly links: readonly Link[];
  /** From `any` to the `]`. */
  readonly place: Place;
}

export interface Flow extends Stating {
  readonly type: "flow";
  readonly index: number;
  readonly name: string;
  readonly title?: string;
  readonly node: BlockNode;
  /** The element in which the first step starts; undefined where it did not resolve. */
  readonly start: Element | undefined;
  /** In order; steps that match no link are not here. */
  readonly steps: readonly Step[];
  get<K extends keyof PromiseValues>(key: K): Read<ValueOf<PromiseValues[K]>>;
}

export interface Step {
  readonly type: "step";
  readonly flow: Flow;
  readonly source: Element;
  readonly target: Element;
  readonly arrow: Arrow;
  /** A title that no link of the pair has. */
  readonly label?: string;
  /** The links that it means; at least one. */
  readonly links: readonly Link[];
  /** Steps that are alternatives to it, itself included; absent where it has none. */
  readonly alternatives?: readonly Step[];
  readonly hop: number;
  readonly node: LinkNode;
  /** From its source's name to its target's. */
  readonly place: Place;
  /** All its links are soft. */
  readonly soft: boolean;
  /** The step's `operation`, else the flow's, else the link's; publishing stays publishing. */
  operation(link: Link): Derived<Operation> | undefined;
  /** What the step itself says. */
  get<K extends keyof StepValues>(key: K): Read<ValueOf<StepValues[K]>>;
}

/** A group, region or zone. A region that is opened again is one container per block. */
export interface Container {
  readonly type: "container";
  readonly kind: ContainerKind;
  readonly file: DesignFile;
  /** Undefined for a nameless group. */
  readonly name?: string;
  readonly title?: string;
  readonly parent?: Container;
  readonly node: BlockNode;
  readonly place: Place;
  get(key: "owner" | "description" | "title"): Read<string>;
  get(key: "tags" | "docs"): Read<readonly string[]>;
}

/** The `design "…" { }` block of a file. */
export interface DesignHeading extends Stating {
  readonly type: "heading";
  readonly title?: string;
  readonly node: BlockNode;
  get<K extends keyof PromiseValues>(key: K): Read<ValueOf<PromiseValues[K]>>;
}

export interface Acceptance {
  readonly node: AcceptNode;
  readonly rule: string;
  readonly reason: string;
  readonly by?: string;
  /** ISO 8601 day; it holds up to and including that day, UTC. */
  readonly until?: string;
  /** The whole `accept … { … }`. */
  readonly place: Place;
  readonly file: DesignFile;
}

export type Severity = "error" | "warning" | "information" | "hint";

export interface Policy {
  readonly type: "policy";
  readonly file: DesignFile;
  readonly name: string;
  readonly title?: string;
  /** As stated; left out, it is the rule's. */
  readonly severity: Severity | undefined;
  readonly node: BlockNode;
  readonly place: Place;
  readonly broken: boolean;
  readonly forbids: readonly Forbid[];
  readonly requires: readonly Require[];
}

export interface Forbid {
  readonly from: readonly Selector[];
  readonly arrow: Arrow;
  readonly to: readonly Selector[];
  readonly place: Place;
}

export interface Require {
  readonly selectors: readonly Selector[];
  readonly requirements: readonly Requirement[];
  readonly body: Body;
  readonly place: Place;
}

/** A key that must be present, or must have the value: at least it for a number, equal to it otherwise; of a block, its main value. */
export interface Requirement {
  readonly key: string;
  readonly value?: unknown;
  readonly place: Place;
}

/** What a scenario takes away. */
export type Loss =
  | { readonly type: "element"; readonly element: Element }
  | { readonly type: "region"; readonly region: string }
  | { readonly type: "zone"; readonly region: string; readonly zone: string };

export interface Scenario {
  readonly type: "scenario";
  readonly file: DesignFile;
  readonly name: string;
  readonly title?: string;
  /** As stated; left out, it is the rule's. */
  readonly severity: Severity | undefined;
  readonly node: BlockNode;
  readonly place: Place;
  readonly broken: boolean;
  readonly lose: readonly Loss[];
  readonly loseOne: readonly Element[];
  /** The flows that must survive; where left out all flows of the design. */
  readonly expect: readonly Flow[];
}
