import type { LinkValues } from "../../../grammar/schema/property-types.js";
import type { Element } from "../design/model.js";

/** What a reader may count on. */
export type Consistency = LinkValues["consistency"];

/** strong > bounded > monotonic = read-your-writes > eventual > weak (rules.md, "stale-read"; after Vogels, "Eventually Consistent", 2008). */
const ranks: Readonly<Record<Consistency, number>> = {
  strong: 4,
  bounded: 3,
  monotonic: 2,
  "read-your-writes": 2,
  eventual: 1,
  weak: 0,
};

/** Whether what is given is less than what is needed. */
export function isWeaker(given: Consistency, needed: Consistency): boolean {
  return ranks[given] < ranks[needed];
}

/** What a target gives to those who read it: a level, or nothing said of it. */
export interface Guarantee {
  /** Undefined where a store does not say. */
  readonly level: Consistency | undefined;
  readonly stated: boolean;
}

const STALE: Guarantee = { level: "eventual", stated: true };

/**
 * What a target gives to a reader (rules.md, "stale-read"; review.md, Fine print, "Consistency"). Undefined for what is not asked: what passes reads on
 * as they are, what is no copy and no store; and where what it needs is invalid.
 */
export function guaranteeOf(target: Element): Guarantee | undefined {
  switch (target.kind) {
    case "store":
      return guaranteeOfStore(target);
    case "cache":
      return guaranteeOfCache(target);
    case "cdn":
      return STALE;
    case "proxy":
    case "balancer":
    case "gateway":
      return (target.get("cache-ttl").value ?? 0) > 0 ? STALE : undefined;
    default:
      return undefined;
  }
}

/** A copy is at best as late as its lag; so are replicas that follow by themselves, where reads go to them. */
function guaranteeOfStore(store: Element): Guarantee | undefined {
  const [own, copy, lag] = [store.get("consistency"), store.get("of"), store.get("lag")];
  const late = readsLateReplicas(store);
  if (late === undefined || [own, copy, lag].some((read) => read.state === "invalid")) return undefined;
  const bounds: Consistency[] = [];
  if (own.state === "stated") bounds.push(own.value);
  if (late) bounds.push("eventual");
  if (copy.state === "stated") bounds.push(lag.state === "stated" ? "bounded" : "eventual");
  const [first, ...others] = bounds;
  if (!first) return { level: undefined, stated: false };
  return { level: others.reduce((least, bound) => (isWeaker(bound, least) ? bound : least), first), stated: true };
}

function readsLateReplicas(store: Element): boolean | undefined {
  const [from, replication] = [store.get("read-from"), store.get("replication")];
  if (from.state === "unstated" || from.value === "leader") return false;
  if (replication.state === "unstated") return false;
  if (from.state === "invalid" || replication.state === "invalid") return undefined;
  const mode = replication.value.get("mode");
  if (mode.state === "invalid") return undefined;
  return mode.value === "async" || mode.value === "semi-sync";
}

function guaranteeOfCache(cache: Element): Guarantee | undefined {
  const [strategy, invalidation] = [cache.get("strategy"), cache.get("invalidation")];
  if (strategy.state === "invalid" || invalidation.state === "invalid") return undefined;
  if (strategy.state === "unstated") return { level: "eventual", stated: false };
  const isFresh =
    strategy.value === "write-through" || (strategy.value === "read-through" && invalidation.value === "on-write");
  return isFresh ? { level: "strong", stated: true } : STALE;
}
