import { kindNames } from "../../../grammar/schema/kinds.js";
import type { Properties, PropertyType, ValueForm } from "../../../grammar/schema/types.js";
import { propertiesAt, type PropertyPlace } from "./hover-text.js";

/** A property as it may stand somewhere: `retry.attempts` in the body of a `link`. */
export interface PlacedProperty {
  readonly place: PropertyPlace;
  /** A key, or `block.key` for one inside a block. */
  readonly path: string;
  readonly type: PropertyType<unknown>;
}

/** Every place where properties stand: the body of each kind, of a link, of a step and of an acceptance. */
const propertyPlaces: readonly PropertyPlace[] = [...kindNames, "link", "step", "accept"];

let placed: readonly PlacedProperty[] | undefined;

/** Every property of every place, those inside blocks too, in the schema's order. */
export function placedProperties(): readonly PlacedProperty[] {
  placed ??= propertyPlaces.flatMap((place) => propertiesBelow(place, "", propertiesAt(place)));
  return placed;
}

function propertiesBelow(place: PropertyPlace, prefix: string, properties: Properties): readonly PlacedProperty[] {
  return Object.entries(properties).flatMap(([key, type]) => {
    const inside = propertiesBelow(place, `${prefix}${key}.`, type.block?.properties ?? {});
    return [{ place, path: prefix + key, type }, ...inside];
  });
}

/** The words that a value may be, those in lists too. A block's own value is listed under its main key alone. */
export function wordsOf({ forms, block }: PropertyType<unknown>): readonly string[] {
  const own = block ? [] : forms.flatMap(withMembers);
  return own.flatMap((form) => (form.form === "word" ? form.words : []));
}

function withMembers(form: ValueForm): readonly ValueForm[] {
  return form.form === "list" ? form.of.flatMap(withMembers) : [form];
}
