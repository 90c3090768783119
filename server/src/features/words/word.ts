import type {
  ArrowNode,
  BlockNode,
  ImportedName,
  ImportNode,
  LinkNode,
  NumericValue,
  PropertyNode,
  StringValue,
} from "../../../../grammar/ast.js";
import type { ReferenceTarget, ValueForm } from "../../../../grammar/schema/types.js";
import type { PropertyPlace } from "../../handbook/hover-text.js";
import type { Span } from "../../text/span.js";

/*
 * A word of a design file with the part that it plays: what hover, highlighting, definition, references and links all start from. Spans
 * are relative to the chunk, as in the syntax tree.
 */

/** `service`, `flow`, `import`, `accept`, `any`, `forbid`, …: words that start something. */
export interface HeadWord {
  readonly role: "head";
  readonly name: string;
  readonly span: Span;
}

/** The name that a block gives itself. */
export interface DeclarationWord {
  readonly role: "declaration";
  readonly name: string;
  readonly span: Span;
  readonly block: BlockNode;
  /** The region around a zone. */
  readonly region?: string;
}

/** A name that means something declared elsewhere. */
export interface ReferenceWord {
  readonly role: "reference";
  readonly name: string;
  readonly span: Span;
  readonly to: ReferenceTarget;
}

/** One end of a link or step. */
export interface EndpointWord {
  readonly role: "endpoint";
  readonly name: string;
  readonly span: Span;
  readonly link: LinkNode;
}

/** A region or zone by name, in a list of places or in `region.zone`. */
export interface PlaceWord {
  readonly role: "region" | "zone";
  readonly name: string;
  readonly span: Span;
  /** Of a zone: its region, where that is written with it. */
  readonly region?: string;
}

/** `#pci`, or a name under `tags`. */
export interface TagWord {
  readonly role: "tag";
  readonly name: string;
  readonly span: Span;
}

/** A name between the braces of an import. */
export interface ImportedWord {
  readonly role: "imported" | "alias";
  readonly name: string;
  readonly span: Span;
  readonly imported: ImportedName;
  readonly node: ImportNode;
}

export interface ArrowWord {
  readonly role: "arrow";
  readonly name: string;
  readonly span: Span;
  readonly arrow: ArrowNode;
  /** The link or step that it is of; absent in defaults and policies. */
  readonly link?: LinkNode;
  /** Which arrow of the link it is, from 0. */
  readonly hop: number;
}

/** Where a property stands: the place of its body and the path of keys from there. */
export interface KeyPath {
  readonly place: PropertyPlace;
  /** `retry`, or `retry.attempts`. */
  readonly path: string;
}

export interface KeyWord extends KeyPath {
  readonly role: "key";
  readonly name: string;
  readonly span: Span;
  readonly node: PropertyNode;
  /** The schema has no such key there. */
  readonly unknown: boolean;
}

/** A word as a value that is no reference: an enum value, a boolean, a field. */
export interface ValueWord extends KeyPath {
  readonly role: "value";
  readonly name: string;
  readonly span: Span;
  /** One of the words that the property knows, or `true` or `false`. */
  readonly known: boolean;
}

export interface NumberWord extends KeyPath {
  readonly role: "number";
  readonly name: string;
  readonly span: Span;
  readonly value: NumericValue;
}

export interface DateWord {
  readonly role: "date";
  readonly name: string;
  readonly span: Span;
}

export interface StringWord {
  readonly role: "string";
  /** What the string says. */
  readonly name: string;
  readonly span: Span;
  readonly value: StringValue;
  /** A title, the path of an import, or the value of a property. */
  readonly use: "title" | "import" | "value";
  /** The key, of a value. */
  readonly key?: string;
}

/** The rule of an `accept`. */
export interface RuleWord {
  readonly role: "rule";
  readonly name: string;
  readonly span: Span;
}

export type Word =
  | HeadWord
  | DeclarationWord
  | ReferenceWord
  | EndpointWord
  | PlaceWord
  | TagWord
  | ImportedWord
  | ArrowWord
  | KeyWord
  | ValueWord
  | NumberWord
  | DateWord
  | StringWord
  | RuleWord;

/** Whether one of the forms, or of the forms of their lists, is as asked. */
export function hasForm(forms: readonly ValueForm[], test: (form: ValueForm) => boolean): boolean {
  return forms.some((form) => test(form) || (form.form === "list" && hasForm(form.of, test)));
}
