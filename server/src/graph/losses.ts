import type { Element, Loss } from "../design/model.js";
import { managed } from "./managed.js";
import { regionsOf, zonesOf } from "./places.js";
import { redundant } from "./redundancy.js";
import type { Review } from "./review.js";
import { isNo } from "./verdict.js";

/** What is taken away in a scenario or a what-if. */
export interface Losses {
  /** Whole elements, zones and regions. */
  readonly whole: readonly Loss[];
  /** Elements that lose one instance. */
  readonly oneInstance: readonly Element[];
}

/**
 * The elements that are lost themselves (review.md, "Down"): those named; those that stand in the lost zones and regions alone; those that
 * lose an instance and have no other. An element whose place is not known is not lost with a place, and one that nobody asks about its
 * instances (`client`, `external`) is not lost with one. In order of the design.
 */
export function lostElements({ design }: Review, { whole, oneInstance }: Losses): readonly Element[] {
  const named = new Set(whole.flatMap((loss) => (loss.type === "element" ? [loss.element] : [])));
  for (const element of oneInstance) if (isNo(redundant(element))) named.add(element);
  const regions = new Set(whole.flatMap((loss) => (loss.type === "region" ? [loss.region] : [])));
  const zones = new Set(whole.flatMap((loss) => (loss.type === "zone" ? [`${loss.region}.${loss.zone}`] : [])));
  const lost: LostPlaces = { regions, zones };
  return design.elements.filter((element) => named.has(element) || standsOnlyIn(element, lost));
}

interface LostPlaces {
  readonly regions: ReadonlySet<string>;
  /** As `region.zone`. */
  readonly zones: ReadonlySet<string>;
}

function standsOnlyIn(element: Element, lost: LostPlaces): boolean {
  if (lost.regions.size + lost.zones.size === 0) return false;
  const [zones, regions, care] = [zonesOf(element), regionsOf(element), managed(element)];
  if (!zones || !regions || !care) return false;
  const zoneNames = (zones.stated && zones.names) || [];
  const regionNames = (regions.stated && regions.names) || [];
  // a block says where this one stands; that its kind usually stands elsewhere too is no answer to it
  const level = care.stated || !zones.stated ? care.level : "none";
  if (level === "global" && (care.stated || !regions.stated)) return false;
  const keepsZones = level === "regional" || level === "global";
  const places = { zones: keepsZones ? [] : zoneNames, lost };
  if (regionNames.length > 0) return regionNames.every((region) => isRegionLost(region, places));
  return places.zones.length > 0 && places.zones.every((zone) => isZoneLost(zone, lost));
}

/** A region is gone for an element when it is lost, or when all zones are in which the element stands there. */
function isRegionLost(region: string, { zones, lost }: { zones: readonly string[]; lost: LostPlaces }): boolean {
  if (lost.regions.has(region)) return true;
  const inside = zones.flatMap((zone) => {
    if (!zone.includes(".")) return [`${region}.${zone}`];
    return zone.startsWith(`${region}.`) ? [zone] : [];
  });
  return inside.length > 0 && inside.every((zone) => lost.zones.has(zone));
}

/** A zone is lost by itself or with its region; one whose region is not known, when a zone of that name is. */
function isZoneLost(zone: string, lost: LostPlaces): boolean {
  const [region, inside] = zone.split(".");
  if (inside !== undefined && region !== undefined) return lost.regions.has(region) || lost.zones.has(zone);
  return [...lost.zones].some((name) => name.endsWith(`.${zone}`));
}
