import type { Loss } from "../design/model.js";
import { regionsOf, zonesOf } from "../graph/places.js";
import type { Review } from "../graph/review.js";
import { referencesOf, type Frame } from "./references.js";

/*
 * What can be taken down, in text: `element:NAME` with a reference, `region:NAME` and `zone:REGION.ZONE` with the names of the design.
 */

/** All regions and zones that elements stand in, as blocks or by name, as losses in order: each region, then its zones. */
export function placeLosses(review: Review): readonly string[] {
  const regions = new Map<string, Set<string>>();
  const zonesIn = (region: string): Set<string> => {
    const zones = regions.get(region) ?? new Set();
    regions.set(region, zones);
    return zones;
  };
  for (const element of review.design.elements) {
    const [inRegions, inZones] = [regionsOf(element), zonesOf(element)];
    for (const region of (inRegions?.stated && inRegions.names) || []) zonesIn(region);
    for (const name of (inZones?.stated && inZones.names) || []) {
      const [region, zone] = name.split(".");
      if (region !== undefined && zone !== undefined) zonesIn(region).add(zone);
    }
  }
  return [...regions].flatMap(([region, zones]) => [
    `region:${region}`,
    ...[...zones].map((zone) => `zone:${region}.${zone}`),
  ]);
}

/** The loss of a region's or zone's frame; undefined for other frames. */
export function frameLoss({
  kind,
  parent,
  containers,
}: Pick<Frame, "kind" | "parent" | "containers">): string | undefined {
  const name = containers[0]?.name;
  if (name === undefined) return undefined;
  if (kind === "region") return `region:${name}`;
  const region = parent?.containers[0]?.name;
  return kind === "zone" && region !== undefined ? `zone:${region}.${name}` : undefined;
}

/** What a text takes down; undefined where the design does not have it any more. */
export function lossOf(review: Review, text: string): Loss | undefined {
  const colon = text.indexOf(":");
  const name = text.slice(colon + 1);
  if (text.startsWith("element:")) {
    const element = referencesOf(review).elements.get(name);
    return element && { type: "element", element };
  }
  if (!review.remember(placeLosses).includes(text)) return undefined;
  const [region = "", zone] = name.split(".");
  return zone === undefined ? { type: "region", region } : { type: "zone", region, zone };
}
