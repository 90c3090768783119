import type { Body, PropertyNode, StringValue } from "../../../grammar/ast.js";
import type { Properties, PropertyType } from "../../../grammar/schema/types.js";
import type { Problem } from "../../../grammar/syntax.js";
import { homeOfKey } from "./key-homes.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { isMisfit, readValue, type Misfit, type RawReference } from "./raw-value.js";
import { capitalized } from "../text/words.js";

/** A property as typed; `invalid` where its text is wrong. A block property holds a `RawBag`. */
export type RawEntry = StatedEntry | { readonly state: "invalid"; readonly node: PropertyNode };

export interface StatedEntry {
  readonly state: "stated";
  readonly value: unknown;
  readonly node: PropertyNode;
  /** Its number among the stated ones of its bag, from 0. */
  readonly at: number;
}

/** The typed properties of one body; all places relative to the chunk, so that it is shared by all designs that hold the chunk. */
export interface RawBag {
  readonly entries: ReadonlyMap<string, RawEntry>;
  readonly problems: readonly Problem[];
  /** References with the path of their key, such as `dead-letter`. */
  readonly references: readonly (RawReference & { readonly key: string })[];
  /** The body and the blocks in it hold nothing but properties in their right places: no more is to be found there. */
  readonly plain: boolean;
}

const EMPTY_BAG: RawBag = { entries: new Map(), problems: [], references: [], plain: true };

/** What a body is the body of, for messages and for what it may hold. */
export interface BodyOwner {
  /** As in a message: `a store`, `a link`, `retry`. */
  readonly noun: string;
  readonly properties: Properties;
  /** Keys that the schema knows but that have no place here, with the reason. */
  readonly refused?: ReadonlyMap<string, string>;
}

const remembered = new WeakMap<Body, { readonly properties: Properties; readonly bag: RawBag }>();

/**
 * The typed properties of a body, with the problems of keys and values. `title` is the string after the name, which a property would repeat.
 * Pure; remembered by the body's node.
 */
export function readBody(body: Body | undefined, owner: BodyOwner, title?: StringValue): RawBag {
  if (!body) return EMPTY_BAG;
  const known = remembered.get(body);
  if (known?.properties === owner.properties) return known.bag;
  const bag = new BodyReader(owner, title).read(body);
  remembered.set(body, { properties: owner.properties, bag });
  return bag;
}

class BodyReader {
  readonly #owner: BodyOwner;
  readonly #entries = new Map<string, RawEntry>();
  readonly #problems: Problem[] = [];
  readonly #references: (RawReference & { key: string })[] = [];
  readonly #title: StringValue | undefined;
  #stated = 0;
  #holdsMore = false;

  constructor(owner: BodyOwner, title?: StringValue) {
    this.#owner = owner;
    this.#title = title;
  }

  read(body: Body): RawBag {
    for (const entry of body.entries) {
      if (entry.kind === "property") this.#property(entry);
      else this.#holdsMore = true;
    }
    this.#checkOrder();
    return {
      entries: this.#entries,
      problems: this.#problems,
      references: this.#references,
      // a block that is not read is a problem
      plain: !this.#holdsMore && this.#problems.length === 0,
    };
  }

  #property(node: PropertyNode): void {
    const key = node.key.name;
    const type = Object.hasOwn(this.#owner.properties, key) ? this.#owner.properties[key] : undefined;
    if (!type) return this.#unknownKey(node);
    const refused = this.#owner.refused?.get(key);
    if (refused) return this.#error("schema-wrong-place", node.key.span, refused);
    if (this.#entries.has(key)) return this.#twice(node);
    if (key === "title" && this.#title)
      return this.#error("schema-duplicate-key", node.key.span, "The title is already given after the name.");
    this.#entries.set(key, this.#entry(node, type));
  }

  #entry(node: PropertyNode, type: PropertyType<unknown>): RawEntry {
    if (node.body) return this.#blockEntry(node, node.body, type);
    if (!node.value) return { state: "invalid", node };
    const main = type.block?.main;
    const read = readValue(node.key.name, node.value, type.forms);
    if (!read) return { state: "invalid", node };
    if (isMisfit(read)) return this.#misfit(node, read, type);
    for (const reference of read.references) this.#references.push({ ...reference, key: node.key.name });
    return this.#statedEntry(main ? mainBag(main, read.value, node) : read.value, node);
  }

  #blockEntry(node: PropertyNode, body: Body, type: PropertyType<unknown>): RawEntry {
    const key = node.key.name;
    if (!type.block) {
      this.#error("schema-value", body.open, `"${key}" takes a value after a colon, not a block.`);
      return { state: "invalid", node };
    }
    const bag = new BodyReader({ noun: `"${key}"`, properties: type.block.properties }).read(body);
    this.#problems.push(...bag.problems);
    this.#holdsMore ||= !bag.plain;
    return this.#statedEntry(bag, node);
  }

  #statedEntry(value: unknown, node: PropertyNode): RawEntry {
    const at = this.#stated;
    this.#stated += 1;
    return { state: "stated", value, node, at };
  }

  #misfit(node: PropertyNode, misfit: Misfit, type: PropertyType<unknown>): RawEntry {
    const block = type.block && misfit.code === "schema-value" ? ` It also takes a block { … }.` : "";
    const fixes = misfit.replacement
      ? [{ title: `Change to ${misfit.replacement}`, edits: [{ span: misfit.span, text: misfit.replacement }] }]
      : undefined;
    this.#problems.push({
      code: misfit.code,
      span: misfit.span,
      message: misfit.message + block,
      severity: "error",
      fixes,
    });
    return { state: "invalid", node };
  }

  #unknownKey(node: PropertyNode): void {
    const { name, span } = node.key;
    const meant = nearest(name, Object.keys(this.#owner.properties));
    const home = homeOfKey(name);
    const hint = meant ? ` Did you mean "${meant}"?` : home ? ` It belongs on ${home}.` : "";
    this.#problems.push({
      code: "schema-unknown-key",
      span,
      message: `${capitalized(this.#owner.noun)} has no property "${name}".${hint}`,
      severity: "error",
      fixes: meant ? [{ title: `Change to "${meant}"`, edits: [{ span, text: meant }] }] : undefined,
    });
    // A word that was meant for a known key is that key, wrongly said: it must not read as left out.
    if (meant && !this.#entries.has(meant)) this.#entries.set(meant, { state: "invalid", node });
  }

  #twice(node: PropertyNode): void {
    const before = this.#entries.get(node.key.name);
    if (before && before.node.key.name !== node.key.name) {
      this.#entries.set(node.key.name, this.#entry(node, this.#owner.properties[node.key.name] ?? { forms: [] }));
      return;
    }
    this.#error(
      "schema-duplicate-key",
      node.key.span,
      `"${node.key.name}" is already said above; one of the two has to go.`,
    );
  }

  /** `min` is at most `max` (language.md, Fine print, "Numbers"). */
  #checkOrder(): void {
    const min = this.#number("min");
    const max = this.#number("max");
    if (!min || !max || min.value <= max.value) return;
    this.#error("schema-range", min.span, `"min" is above "max" (${String(max.value)}).`);
    this.#entries.set("min", { state: "invalid", node: min.node });
    this.#entries.set("max", { state: "invalid", node: max.node });
  }

  #number(key: string): { value: number; span: Span; node: PropertyNode } | undefined {
    const entry = this.#entries.get(key);
    if (entry?.state !== "stated" || typeof entry.value !== "number") return undefined;
    return { value: entry.value, span: entry.node.value?.span ?? entry.node.span, node: entry.node };
  }

  #error(code: string, span: Span, message: string): void {
    this.#problems.push({ code, span, message, severity: "error" });
  }
}

/** `key: value` of a block property, as the block with its main value alone. */
function mainBag(main: string, value: unknown, node: PropertyNode): RawBag {
  return { ...EMPTY_BAG, entries: new Map([[main, { state: "stated", value, node, at: 0 }]]) };
}
