import { elementKinds, isElementKind } from "../../../grammar/schema/kinds.js";
import type { PropertyPlace } from "./hover-text.js";

const placesInWords: Readonly<Partial<Record<PropertyPlace, string>>> = {
  link: "a link",
  step: "a step of a flow",
  accept: "an `accept`",
};

/** The places as Markdown within a sentence: "every element but `client` and `external`", "`service`, `worker` and a link". */
export function placesText(places: readonly PropertyPlace[]): string {
  const elements = places.filter(isElementKind);
  const missing = elementKinds.filter((kind) => !elements.includes(kind));
  const others = places.filter((place) => !isElementKind(place)).map(placeText);
  if (missing.length > 3) return enumeration([...elements.map(placeText), ...others]);
  const all = missing.length === 0 ? "every element" : `every element but ${enumeration(missing.map(placeText))}`;
  return others.length === 0 ? all : `${all}, and ${enumeration(others)}`;
}

/** "a", "a and b", "a, b and c". */
export function enumeration(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

function placeText(place: PropertyPlace): string {
  return placesInWords[place] ?? `\`${place}\``;
}
