import { CompletionItemKind } from "vscode-languageserver-types";
import { durationUnits, rateUnits, scales, sizeUnits } from "../../../../grammar/schema/units.js";
import type { ValueForm } from "../../../../grammar/schema/types.js";
import type { Candidate } from "./candidate.js";
import { propertiesOf, type Question } from "./question.js";

/** The units that make a value of a number that is being typed, such as `5` or `5m`. */
export function unitCandidates(question: Question, key: string): Candidate[] {
  const [, digits = "", scale = ""] = /^(\d+(?:\.\d+)?)([kMB]?)/.exec(question.context.typed) ?? [];
  if (digits === "") return [];
  const properties = propertiesOf(question.context.frames[0]);
  const forms = Object.hasOwn(properties, key) ? (properties[key]?.forms ?? []) : [];
  return forms
    .flatMap((form) => unitsOf(form, digits, scale))
    .map(({ unit, text }, index) => ({
      label: text,
      kind: CompletionItemKind.Unit,
      insert: text,
      rank: index,
      documentation: { of: "unit", unit },
    }));
}

interface UnitValue {
  readonly unit: string;
  readonly text: string;
}

function unitsOf(form: ValueForm, digits: string, scale: string): readonly UnitValue[] {
  const after = (units: object, between = ""): UnitValue[] =>
    Object.keys(units).map((unit) => ({ unit: between + unit, text: digits + between + unit }));
  switch (form.form) {
    case "duration":
      return after(durationUnits);
    case "size":
      return after(sizeUnits);
    case "percent":
      return [{ unit: "%", text: `${digits}%` }];
    case "rate":
      return Object.keys(rateUnits).map((unit) => ({ unit: `/${unit}`, text: `${digits}${scale}/${unit}` }));
    case "number":
      return form.min >= 0 && !digits.includes(".") ? after(scales) : [];
    default:
      return [];
  }
}
