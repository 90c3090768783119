import { kindNames } from "../../grammar/schema/kinds.js";
import type { Properties, ValueForm } from "../../grammar/schema/types.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "../../grammar/schema/units.js";
import { declarationWords, importWords, policyWords } from "../../grammar/schema/words.js";
import { propertiesAt, type PropertyPlace } from "../../server/src/handbook/hover-text.js";

/** A property as it may stand somewhere: `retry.attempts` in the body of a `link`. */
export interface PlacedProperty {
  readonly place: PropertyPlace;
  readonly path: string;
  /** The words that its value may be. A block's own value is listed under its main key alone. */
  readonly words: readonly string[];
  readonly takesBoolean: boolean;
}

/** Words that start a declaration or statement, and the arrows. */
export const headWords: readonly string[] = [
  ...kindNames,
  ...declarationWords,
  ...importWords,
  ...policyWords,
  "->",
  "~>",
];

/** Every unit as it is written after a number. */
export const unitWords: readonly string[] = [
  ...Object.keys(scales),
  ...Object.keys(durationUnits),
  ...Object.keys(rateUnits).map((unit) => `/${unit}`),
  ...Object.keys(sizeUnits),
  "%",
];

/** Every property of every place, those inside blocks too. */
export function placedProperties(): readonly PlacedProperty[] {
  const places: readonly PropertyPlace[] = [...kindNames, "link", "step", "accept"];
  return places.flatMap((place) => propertiesBelow(place, "", propertiesAt(place)));
}

function propertiesBelow(place: PropertyPlace, prefix: string, properties: Properties): readonly PlacedProperty[] {
  return Object.entries(properties).flatMap(([key, type]) => {
    const path = prefix + key;
    const forms = type.block ? [] : type.forms.flatMap(withMembers);
    const own: PlacedProperty = {
      place,
      path,
      words: forms.flatMap((form) => (form.form === "word" ? form.words : [])),
      takesBoolean: forms.some((form) => form.form === "boolean"),
    };
    return [own, ...propertiesBelow(place, `${path}.`, type.block?.properties ?? {})];
  });
}

function withMembers(form: ValueForm): readonly ValueForm[] {
  return form.form === "list" ? form.of.flatMap(withMembers) : [form];
}
