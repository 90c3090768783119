import type { Span } from "../server/src/text/span.js";

/*
 * The abstract syntax of a design file. Nodes are plain readonly data. All spans are relative to the start of the chunk
 * (one stretch of top-level declarations, see syntax.ts) that holds the node, so that an edit elsewhere in the file leaves them valid.
 * Parts may be missing, for the text may be broken; a missing part always comes with a problem of the chunk.
 */

/** A word as written, reserved words included. */
export interface Identifier {
  readonly name: string;
  readonly span: Span;
}

/** `"…"` or `"""…"""`; `text` is what it means, escapes and common indentation resolved. */
export interface StringValue {
  readonly kind: "string";
  readonly text: string;
  readonly triple: boolean;
  readonly span: Span;
}

/**
 * A number with what its unit makes of it. `value` is in the base unit: plain for `number`, 0 to 100 for `percent`, milliseconds for
 * `duration`, per second for `rate`, bytes (powers of 1000) for `size`.
 */
export interface NumericValue {
  readonly kind: "number" | "percent" | "duration" | "rate" | "size";
  readonly value: number;
  /** As written, such as `10k/min`. */
  readonly text: string;
  readonly span: Span;
}

/** An ISO 8601 day, `text` such as `2027-03-01`; always a day that exists. */
export interface DateValue {
  readonly kind: "date";
  readonly text: string;
  readonly span: Span;
}

export interface BooleanValue {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly span: Span;
}

/** A word in the place of a value: an enum value, a reference, `none`, `many`; with `member` a zone (`region.zone`). */
export interface NameValue {
  readonly kind: "name";
  readonly name: string;
  readonly member?: Identifier;
  readonly span: Span;
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly span: Span;
}

/** Text in the place of a value that is refused by lexer or grammar; its problem is already reported. */
export interface BadValue {
  readonly kind: "bad";
  readonly span: Span;
}

export type Scalar = StringValue | NumericValue | DateValue | BooleanValue | NameValue | BadValue;
export type Value = Scalar | ListValue;

/** What stands between `{` and `}`. */
export interface Body {
  readonly open: Span;
  /** Missing when no `}` closes the body. */
  readonly close?: Span;
  readonly entries: readonly Entry[];
  /** From `{` to `}`, both included. */
  readonly span: Span;
}

/** `key: value`, `key { … }`, or in the body of a `require` the key alone. */
export interface PropertyNode {
  readonly kind: "property";
  readonly key: Identifier;
  readonly colon?: Span;
  readonly value?: Value;
  readonly body?: Body;
  readonly span: Span;
}

/** `KIND [name] ["title"] [{ … }]`. */
export interface BlockNode {
  readonly kind: "block";
  readonly keyword: Identifier;
  readonly name?: Identifier;
  readonly title?: StringValue;
  readonly body?: Body;
  readonly span: Span;
  /** A syntax error lies in the declaration itself (not in a block that it holds): no rule speaks about it. */
  readonly broken: boolean;
}

export type Arrow = "->" | "~>";

export interface ArrowNode {
  readonly arrow: Arrow;
  readonly span: Span;
}

/** One side of an arrow: `a`, `[a, b]` or `any [a, b]`. */
export interface Endpoints {
  readonly names: readonly Identifier[];
  /** The word `any`, where it is written. */
  readonly any?: Span;
  readonly span: Span;
}

/** `a -> b ~> [c, d] "title" { … }`; there is one arrow fewer than endpoints, or as many where the last target is missing. */
export interface LinkNode {
  readonly kind: "link";
  readonly endpoints: readonly Endpoints[];
  readonly arrows: readonly ArrowNode[];
  readonly title?: StringValue;
  readonly body?: Body;
  readonly span: Span;
  /** As on a block. */
  readonly broken: boolean;
}

/** `accept rule { reason: "…" }`. */
export interface AcceptNode {
  readonly kind: "accept";
  readonly keyword: Span;
  readonly rule?: Identifier;
  readonly body?: Body;
  readonly span: Span;
}

/** `defaults { service { … } -> { … } }`; the body holds blocks without a name and arrow defaults. */
export interface DefaultsNode {
  readonly kind: "defaults";
  readonly keyword: Span;
  readonly body?: Body;
  readonly span: Span;
  readonly broken: boolean;
}

/** `-> { … }` or `~> { … }` inside defaults. */
export interface ArrowDefaultsNode {
  readonly kind: "arrow-defaults";
  readonly arrow: ArrowNode;
  readonly body?: Body;
  readonly span: Span;
}

export interface ImportedName {
  readonly name: Identifier;
  readonly alias?: Identifier;
  readonly span: Span;
}

/** `import { a, b as c } from "./other.lintel"`. */
export interface ImportNode {
  readonly kind: "import";
  readonly keyword: Span;
  readonly names: readonly ImportedName[];
  readonly path?: StringValue;
  readonly span: Span;
}

/** `KIND`, `#tag` or `*` in a policy. */
export interface Selector {
  readonly kind: "kind" | "tag" | "all";
  /** The kind or the tag without `#`; empty for `*`. */
  readonly name: string;
  readonly span: Span;
}

/** `forbid client -> [store, #pci]`. */
export interface ForbidNode {
  readonly kind: "forbid";
  readonly keyword: Span;
  readonly from: readonly Selector[];
  readonly arrow?: ArrowNode;
  readonly to: readonly Selector[];
  readonly span: Span;
}

/** `require service { owner  encrypted: true }`. */
export interface RequireNode {
  readonly kind: "require";
  readonly keyword: Span;
  readonly selectors: readonly Selector[];
  readonly body?: Body;
  readonly span: Span;
}

/** A run of tokens that fits nowhere; its problem is already reported. */
export interface StrayNode {
  readonly kind: "stray";
  readonly span: Span;
}

/** Whatever may stand at the top of a file or in a body; which of them fits where is checked later, with the schema. */
export type Entry =
  | PropertyNode
  | BlockNode
  | LinkNode
  | AcceptNode
  | DefaultsNode
  | ArrowDefaultsNode
  | ImportNode
  | ForbidNode
  | RequireNode
  | StrayNode;
