import type { Element } from "../design/model.js";
import type { Read } from "../design/read.js";
import { managed, type Managed } from "./managed.js";
import { regionsOf, zonesOf, type Places } from "./places.js";
import { replicas, type Count } from "./replicas.js";
import { allOf, anyOf, judge, STATED_NO, STATED_YES, UNSTATED_NO, UNSTATED_YES, type Verdict } from "./verdict.js";

/*
 * What an element survives: review.md, "Words" (Redundant, Survives a zone, Survives a region) and Fine print, "Redundancy".
 */

/**
 * Whether an element survives the loss of one instance: `replicas` or `scaling.min` of at least 2 (a store must then be able to go on
 * writing), or `managed`, or a `failover` that is warm, hot or automatic. Unstated replicas are one, unstated. Undefined where what it
 * needs is invalid, and for `client` and `external`, which are never asked.
 */
export function redundant(element: Element): Verdict {
  if (element.class === "outside") return undefined;
  return anyOf(severalInstances(element), isManaged(managed(element)), hasQuickFailover(element));
}

function severalInstances(element: Element): Verdict {
  const several = atLeastTwo(replicas(element));
  return element.kind === "store" && several?.value ? allOf(several, canGoOnWriting(element)) : several;
}

/**
 * Whether a store goes on writing when its leader is lost: `failover` warm, hot or automatic, or a topology with several writers, or
 * quorum replication, or `managed`, or it is a copy (`of`). Undefined where what it needs is invalid.
 */
export function canGoOnWriting(store: Element): Verdict {
  const replication = store.get("replication");
  return anyOf(
    hasQuickFailover(store),
    inside(replication, "topology", (value) => value !== "leader-follower"),
    inside(replication, "mode", (value) => value === "quorum"),
    isManaged(managed(store)),
    judge(store.get("of"), () => true),
  );
}

/** Whether `failover` takes over by itself or nearly so: `warm`, `hot` or `automatic`. */
export function hasQuickFailover(element: Element): Verdict {
  return inside(element.get("failover"), "mode", (mode) => mode !== "none" && mode !== "cold");
}

/** Whether an element survives the loss of a zone. Undefined where what it needs is invalid. */
export function survivesZone(element: Element): Verdict {
  const [zones, regions, care] = [zonesOf(element), regionsOf(element), managed(element)];
  if (several(zones) || several(regions)) return STATED_YES;
  if (!zones || !regions || !care) return undefined;
  const byProvider = care.level === "regional" || care.level === "global";
  // a block says where this one stands; that its kind usually stands elsewhere too is no answer to it
  if (byProvider && (care.stated || !zones.stated)) return care.stated ? STATED_YES : UNSTATED_YES;
  return zones.stated || care.level === "zonal" ? STATED_NO : UNSTATED_NO;
}

/** Whether an element survives the loss of a region. Undefined where what it needs is invalid. */
export function survivesRegion(element: Element): Verdict {
  const [regions, care] = [regionsOf(element), managed(element)];
  if (several(regions)) return STATED_YES;
  if (!regions || !care) return undefined;
  if (care.level === "global" && (care.stated || !regions.stated)) return care.stated ? STATED_YES : UNSTATED_YES;
  if (regions.stated) return STATED_NO;
  const byProvider = care.level === "regional" || care.level === "zonal";
  return byProvider && care.stated ? STATED_NO : UNSTATED_NO;
}

function atLeastTwo(count: Count | undefined): Verdict {
  return count && { value: count.value >= 2, stated: count.stated };
}

function isManaged(care: Managed | undefined): Verdict {
  return care && { value: care.level !== "none", stated: care.stated };
}

function several(places: Places | undefined): boolean {
  return places?.stated === true && places.count >= 2;
}

/** Judges a key of a block property; a block that leaves the key out does not say it. */
function inside<K extends string, V>(
  block: Read<{ get(key: K): Read<V> }>,
  key: K,
  holds: (value: V) => boolean,
): Verdict {
  return judge(block.state === "stated" ? block.value.get(key) : block, holds);
}
