import type { NameValue, PropertyNode, Value } from "../../../../grammar/ast.js";
import type { Properties, ReferenceTarget, ValueForm } from "../../../../grammar/schema/types.js";
import type { PropertyPlace } from "../../handbook/hover-text.js";
import { hasForm, type KeyPath, type Word } from "./word.js";

/** Where a property stands. */
export interface PropertyContext {
  readonly place: PropertyPlace;
  /** The path of the block around it with its dot, such as `retry.`; empty outside one. */
  readonly prefix: string;
  readonly properties: Properties;
}

/** The words of a property: its key, its value, and what its block holds. */
export function propertyWords(node: PropertyNode, { place, prefix, properties }: PropertyContext): Word[] {
  const { name, span } = node.key;
  const path = prefix + name;
  const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const words: Word[] = [{ role: "key", name, span, place, path, node, unknown: type === undefined }];
  if (node.value) words.push(...valueWords(node.value, { place, path }, type?.forms ?? []));
  for (const entry of node.body?.entries ?? []) {
    const inside = { place, prefix: `${path}.`, properties: type?.block?.properties ?? {} };
    if (entry.kind === "property") words.push(...propertyWords(entry, inside));
  }
  return words;
}

function valueWords(value: Value, at: KeyPath, forms: readonly ValueForm[]): Word[] {
  const { span } = value;
  switch (value.kind) {
    case "list":
      return value.items.flatMap((item) => valueWords(item, at, forms));
    case "string":
      return [{ role: "string", name: value.text, span, value, use: "value", key: at.path }];
    case "date":
      return [{ role: "date", name: value.text, span }];
    case "boolean":
      return [{ role: "value", name: String(value.value), span, ...at, known: true }];
    case "name":
      return nameWords(value, at, forms);
    case "bad":
      return [];
    default:
      return [{ role: "number", name: value.text, span, value, ...at }];
  }
}

function nameWords(value: NameValue, at: KeyPath, forms: readonly ValueForm[]): Word[] {
  const { name, span, member } = value;
  if (member) {
    const region = { start: span.start, end: span.start + name.length };
    return [
      { role: "region", name, span: region },
      { role: "zone", name: member.name, span: member.span, region: name },
    ];
  }
  const known = hasForm(forms, (form) => form.form === "word" && form.words.includes(name));
  if (known) return [{ role: "value", name, span, ...at, known }];
  const to = referenceTarget(forms);
  if (to) return [{ role: "reference", name, span, to }];
  if (at.path === "tags") return [{ role: "tag", name, span }];
  if (at.path === "zones") return [{ role: "zone", name, span }];
  if (at.path === "regions") return [{ role: "region", name, span }];
  return [{ role: "value", name, span, ...at, known: false }];
}

/** What a name under these forms points at; undefined where it points at nothing. */
export function referenceTarget(forms: readonly ValueForm[]): ReferenceTarget | undefined {
  for (const form of forms) {
    if (form.form === "reference") return form.to;
    const inside = form.form === "list" ? referenceTarget(form.of) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
