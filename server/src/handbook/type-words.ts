import type { PropertyType, ReferenceTarget, ValueForm } from "../../../grammar/schema/types.js";

const references: Readonly<Record<ReferenceTarget, string>> = {
  element: "the name of an element",
  store: "the name of a store",
  "dead-letter": "the name of a queue, a topic or a store",
  place: "the name of an element, a region or a zone (`region.zone`)",
  flow: "the name of a flow",
};

const referenceLists: Readonly<Record<ReferenceTarget, string>> = {
  element: "names of elements",
  store: "names of stores",
  "dead-letter": "names of queues, topics or stores",
  place: "names of elements, regions or zones (`region.zone`)",
  flow: "names of flows",
};

/** What a value of the type may be, as Markdown within a sentence: "a whole number of at least 1, or `many`". */
export function valueInWords({ forms }: PropertyType<unknown>): string {
  return either(forms.flatMap(formInWords));
}

/** The same, and of a property that takes a block that it does: "a block, or `attempts` alone: a whole number of at least 1". */
export function typeInWords(type: PropertyType<unknown>): string {
  const value = valueInWords(type);
  return type.block ? `a block, or its \`${type.block.main}\` alone: ${value}` : value;
}

function formInWords(form: ValueForm): readonly string[] {
  switch (form.form) {
    case "word":
      return form.words.map(inCode);
    case "boolean":
      return ["`true`", "`false`"];
    case "list":
      return [`a list of ${either(form.of.flatMap(memberInWords))}`];
    case "reference":
      return [references[form.to]];
    default:
      return [plainFormInWords(form)];
  }
}

type PlainForm = Exclude<ValueForm, { form: "word" | "boolean" | "list" | "reference" }>;

function plainFormInWords(form: PlainForm): string {
  switch (form.form) {
    case "string":
      return "a string";
    case "name":
      return "a name";
    case "number":
      return `a ${form.whole ? "whole " : ""}number of at least ${form.min}`;
    case "percent":
      return "a percentage, such as `99.9%`";
    case "duration":
      return form.allowZero ? "a duration, such as `5s`" : "a duration of more than zero, such as `5s`";
    case "rate":
      return "a rate, such as `100/s`";
    case "size":
      return "a size, such as `64GB`";
    case "date":
      return "a day, such as `2027-03-01`";
  }
}

function memberInWords(form: ValueForm): readonly string[] {
  switch (form.form) {
    case "name":
      return ["names"];
    case "string":
      return ["strings"];
    case "reference":
      return [referenceLists[form.to]];
    default:
      return formInWords(form);
  }
}

function inCode(word: string): string {
  return `\`${word}\``;
}

/** "a", "a or b", "a, b or c"; a comma stands before the last "or" where an alternative holds one itself. */
function either(alternatives: readonly string[]): string {
  const last = alternatives.at(-1);
  if (last === undefined) return "";
  const others = alternatives.slice(0, -1).join(", ");
  if (others === "") return last;
  const comma = alternatives.some((alternative) => alternative.includes(", ")) ? "," : "";
  return `${others}${comma} or ${last}`;
}
