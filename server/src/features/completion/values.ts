import { CompletionItemKind } from "vscode-languageserver-types";
import type { PropertyType, ValueForm } from "../../../../grammar/schema/types.js";
import type { Link } from "../../design/model.js";
import { referenceTarget } from "../words/property-words.js";
import { escapeSnippet, placeholder, type Candidate } from "./candidate.js";
import { usualValues } from "./examples.js";
import { namesFor } from "./names.js";
import { listed, nameCandidates, regionNames, zoneNames } from "./places.js";
import { elementsInScope, placeOf, propertiesOf, type Question } from "./question.js";
import { textValues } from "./texts.js";

/** What fits behind `key:`, or in the list behind it. */
export function valueCandidates(question: Question, key: string, place: { readonly inList: boolean }): Candidate[] {
  const { frames, statement } = question.context;
  const [frame] = frames;
  const properties = propertiesOf(frame);
  const type = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (!type) return [];
  const forms = place.inList ? type.forms.flatMap((form) => (form.form === "list" ? form.of : [])) : type.forms;
  const path = frame.prefix + mainKey(key, type);
  const words = wordCandidates(question, forms, path);
  const names = nameValues(question, key, forms);
  const rest = place.inList ? [] : [...exampleCandidates(key, forms), ...listCandidates(question, key, forms)];
  return [...names, ...words, ...textValues(question, key, forms), ...rest].filter(
    ({ label }) => !statement.listed.includes(label),
  );
}

/** The values of a block property are those of its main key. */
function mainKey(key: string, { block }: PropertyType<unknown>): string {
  return block ? `${key}.${block.main}` : key;
}

function wordCandidates({ context }: Question, forms: readonly ValueForm[], path: string): Candidate[] {
  const place = placeOf(context.frames[0]) ?? "service";
  return forms
    .flatMap((form) => (form.form === "word" ? form.words : form.form === "boolean" ? ["true", "false"] : []))
    .map((word) => ({
      label: word,
      kind: CompletionItemKind.EnumMember,
      insert: word,
      // saying no is rarely what somebody writes a property for
      rank: word === "none" || word === "false" ? 12 : 10,
      documentation: { of: "value", place, path, value: word },
    }));
}

function nameValues(question: Question, key: string, forms: readonly ValueForm[]): Candidate[] {
  const to = referenceTarget(forms.filter((form) => form.form !== "list"));
  if (to !== undefined) return namesFor(question, key, to);
  if (!forms.some((form) => form.form === "name")) return [];
  const { design } = question;
  switch (key) {
    case "tags":
      return nameCandidates(listed(design, "tags"), "tag");
    case "zones":
      return nameCandidates(zoneNames(design), "zone");
    case "regions":
      return nameCandidates(regionNames(design), "region");
    default:
      return nameCandidates(fieldsAround(question), "field");
  }
}

/** Fields that are spoken of already: first those that the target of the link has an index on. */
function fieldsAround(question: Question): readonly string[] {
  const { statement } = question.context.frames[0];
  const target = statement.sides.at(-1)?.[0];
  const element = elementsInScope(question).find(({ name }) => name === target)?.element;
  const own = element?.get("indexes").value ?? [];
  const used = question.design.links.flatMap((link: Link) => link.get("by").value ?? []);
  return [...own, ...used, ...listed(question.design, "indexes")];
}

function exampleCandidates(key: string, forms: readonly ValueForm[]): Candidate[] {
  return usualValues(key, forms).map((value) => ({
    label: value,
    kind: CompletionItemKind.Value,
    insert: value.startsWith('"') ? escapeSnippet(value) : placeholder(1, value),
    rank: 11,
    detail: "for example",
  }));
}

/** A list where one may stand, begun with what fits. */
function listCandidates(question: Question, key: string, forms: readonly ValueForm[]): Candidate[] {
  const list = forms.find((form) => form.form === "list");
  if (list?.form !== "list") return [];
  const [first] = nameValues(question, key, list.of);
  const [word] = list.of.flatMap((form) => (form.form === "word" ? form.words : []));
  const name = first?.label ?? word;
  if (name === undefined) return [];
  return [
    {
      label: `[${name}]`,
      kind: CompletionItemKind.Value,
      insert: `[${placeholder(1, name)}]`,
      rank: 15,
      detail: "a list",
    },
  ];
}
