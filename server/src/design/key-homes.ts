import { elementKinds, kinds } from "../../../grammar/schema/kinds.js";
import { linkProperties } from "../../../grammar/schema/properties.js";
import { withArticle } from "../text/words.js";

/**
 * Where a key that is unknown here belongs, for the message: `a link`, `a cache or a cdn`. Undefined for a key that is
 * known nowhere, or in so many places that naming them helps nobody.
 */
export function homeOfKey(key: string): string | undefined {
  if (Object.hasOwn(linkProperties, key)) return "a link";
  const homes = elementKinds.filter((kind) => Object.hasOwn(kinds[kind].properties, key));
  return homes.length === 0 || homes.length > 3 ? undefined : homes.map(withArticle).join(" or ");
}
