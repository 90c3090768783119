import type { NameValue, NumericValue, Value } from "../../../grammar/ast.js";
import type { NameReference, ReferenceTarget, ValueForm } from "../../../grammar/schema/types.js";
import type { Span } from "../text/span.js";
import { nearest } from "../text/nearest.js";

/** A reference inside a value, to be resolved once the names of the file are known. */
export interface RawReference {
  readonly reference: NameReference;
  readonly to: ReferenceTarget;
  readonly span: Span;
}

/** A value that fits its property. */
export interface TypedValue {
  readonly value: unknown;
  readonly references: readonly RawReference[];
}

/** Why a value does not fit: the sentence and the smallest place. */
export interface Misfit {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly replacement?: string;
}

const NO_REFERENCES: readonly RawReference[] = [];

/** Reads a value by the forms that its property allows. Undefined where the grammar has already refused it. */
export function readValue(key: string, value: Value, forms: readonly ValueForm[]): TypedValue | Misfit | undefined {
  if (isBad(value)) return undefined;
  for (const form of forms) {
    const read = readForm(key, value, form);
    if (read) return read;
  }
  return misfit(key, value, forms);
}

export function isMisfit(read: TypedValue | Misfit): read is Misfit {
  return "code" in read;
}

function isBad(value: Value): boolean {
  return value.kind === "bad" || (value.kind === "list" && value.items.some(isBad));
}

function plain(value: unknown): TypedValue {
  return { value, references: NO_REFERENCES };
}

/** The value read by one form: a fit, a misfit that no other form could mend, or undefined for another form to try. */
function readForm(key: string, value: Value, form: ValueForm): TypedValue | Misfit | undefined {
  switch (form.form) {
    case "string":
      return value.kind === "string" ? plain(value.text) : undefined;
    case "name":
      return value.kind === "name" ? plain(fullName(value)) : undefined;
    case "word":
      return value.kind === "name" && !value.member && form.words.includes(value.name) ? plain(value.name) : undefined;
    case "boolean":
      return value.kind === "boolean" ? plain(value.value) : undefined;
    case "date":
      return value.kind === "date" ? plain(value.text) : undefined;
    case "reference":
      return value.kind === "name" ? readReference(value, form.to) : undefined;
    case "list":
      return value.kind === "list" ? readList(key, value.items, form.of) : undefined;
    default:
      return readNumeric(key, value, form);
  }
}

function fullName(value: NameValue): string {
  return value.member ? `${value.name}.${value.member.name}` : value.name;
}

function readReference(value: NameValue, to: ReferenceTarget): TypedValue {
  const reference: NameReference = value.member
    ? { name: value.name, member: value.member.name }
    : { name: value.name };
  return { value: reference, references: [{ reference, to, span: value.span }] };
}

function readList(key: string, items: readonly Value[], of: readonly ValueForm[]): TypedValue | Misfit {
  const values: unknown[] = [];
  const references: RawReference[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const read = readValue(key, item, of);
    if (!read) continue;
    if (isMisfit(read)) return read;
    const twice = duplicate(item, seen);
    if (twice) return twice;
    values.push(read.value);
    references.push(...read.references);
  }
  return { value: values, references };
}

function duplicate(item: Value, seen: Set<string>): Misfit | undefined {
  if (item.kind !== "name") return undefined;
  const name = fullName(item);
  if (seen.has(name))
    return { code: "schema-duplicate-name", message: `"${name}" is in this list twice.`, span: item.span };
  seen.add(name);
  return undefined;
}

type NumericForm = Extract<ValueForm, { form: "number" | "percent" | "duration" | "rate" | "size" }>;

function readNumeric(key: string, value: Value, form: NumericForm): TypedValue | Misfit | undefined {
  if (value.kind !== form.form) return undefined;
  const problem = outOfRange(key, value, form);
  return problem ? { code: "schema-range", message: problem, span: value.span } : plain(value.value);
}

function outOfRange(key: string, value: NumericValue, form: NumericForm): string | undefined {
  if (form.form === "number" && form.whole && !Number.isInteger(value.value))
    return `"${key}" counts: it takes a whole number of at least ${String(form.min)}.`;
  if (form.form === "number" && value.value < form.min) return `"${key}" must be at least ${String(form.min)}.`;
  if (form.form === "percent" && value.value > 100) return `"${key}" is a share: it takes 0% to 100%.`;
  if (form.form === "duration" && !form.allowZero && value.value === 0) {
    return key === "timeout"
      ? `A timeout of ${value.text} would fail every call; say "none" for one that waits for ever.`
      : `"${key}" must be longer than ${value.text}.`;
  }
  return undefined;
}

function misfit(key: string, value: Value, forms: readonly ValueForm[]): Misfit {
  const message = `"${key}" takes ${describeForms(forms)}${notThis(value)}.`;
  const replacement = nearestWord(value, forms);
  return replacement
    ? { code: "schema-value", message: `${message} Did you mean ${shown(replacement)}?`, span: value.span, replacement }
    : { code: "schema-value", message, span: value.span };
}

function shown(replacement: string): string {
  return /^["[]/.test(replacement) ? replacement : `"${replacement}"`;
}

function nearestWord(value: Value, forms: readonly ValueForm[]): string | undefined {
  const words = forms.flatMap((form) =>
    form.form === "word" ? form.words : form.form === "boolean" ? ["true", "false"] : [],
  );
  const lists = forms.flatMap((form) => (form.form === "list" ? [form] : []));
  if (lists.some((form) => form.of.some((item) => readForm("", value, item)))) return `[${textOf(value)}]`;
  if (value.kind === "name" && words.includes("true") && spokenBooleans.has(value.name))
    return spokenBooleans.get(value.name);
  if (value.kind === "name") return nearest(fullName(value), words) ?? quoted(value, forms);
  if (value.kind === "string" && words.includes(value.text)) return value.text;
  return undefined;
}

const spokenBooleans = new Map([
  ["yes", "true"],
  ["on", "true"],
  ["no", "false"],
  ["off", "false"],
]);

function textOf(value: Value): string {
  return value.kind === "string" ? JSON.stringify(value.text) : value.kind === "name" ? fullName(value) : "";
}

/** A word where only a text fits was meant as that text. */
function quoted(value: NameValue, forms: readonly ValueForm[]): string | undefined {
  return forms.every((form) => form.form === "string") ? JSON.stringify(fullName(value)) : undefined;
}

function notThis(value: Value): string {
  switch (value.kind) {
    case "list":
      return ", not a list";
    case "string":
      return ", not a text";
    case "name":
      return `, not the word ${fullName(value)}`;
    case "boolean":
      return `, not ${String(value.value)}`;
    case "date":
      return ", not a date";
    case "bad":
      return "";
    default:
      return value.kind === "number" ? ", not a plain number" : `, not a ${value.kind}`;
  }
}

/** The forms in words, for messages: `a duration such as 800ms, or "none"`. */
export function describeForms(forms: readonly ValueForm[]): string {
  const parts = forms.map(describeForm);
  return parts.length < 2 ? (parts[0] ?? "nothing") : `${parts.slice(0, -1).join(", ")} or ${parts.at(-1) ?? ""}`;
}

function describeForm(form: ValueForm): string {
  switch (form.form) {
    case "string":
      return "a text in quotes";
    case "name":
      return "a name";
    case "number":
      return `a whole number of at least ${String(form.min)}`;
    case "percent":
      return "a percentage such as 99.9%";
    case "duration":
      return "a duration such as 800ms or 15min";
    case "rate":
      return "a rate such as 100/s";
    case "size":
      return "a size such as 64GB";
    case "date":
      return "a day such as 2027-03-01";
    case "boolean":
      return "true or false";
    case "word":
      return form.words.length === 1 ? `"${form.words[0] ?? ""}"` : `one of ${form.words.join(", ")}`;
    case "reference":
      return referenceNames[form.to];
    case "list":
      return `a list such as [${form.of.map(itemExample).join(" or ")}]`;
  }
}

function itemExample(form: ValueForm): string {
  switch (form.form) {
    case "word":
      return form.words.slice(0, 2).join(", ");
    case "string":
      return '"…", "…"';
    default:
      return "one, two";
  }
}

const referenceNames: Readonly<Record<ReferenceTarget, string>> = {
  element: "the name of an element",
  store: "the name of a store",
  "dead-letter": "the name of a queue, topic or store",
  place: "the name of an element, a region or a zone (region.zone)",
  flow: "the name of a flow",
};
