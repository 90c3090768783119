import type { KindName } from "../../../../grammar/schema/kinds.js";
import type { PropertyPlace } from "../../handbook/hover-text.js";

/*
 * What people write most, so that it comes first. An order alone: whatever is left out here is offered behind, in the schema's order.
 */

const redundancy = ["replicas", "zones", "health-check"];
const traffic = ["replicas", "zones", "managed", "health-check", "algorithm", "auth", "tls", "rate-limit"];
const compute = ["replicas", "zones", "state", "health-check", "idempotency", "rate-limit", "scaling", "availability"];
const messaging = [
  "delivery",
  "dead-letter",
  "max-deliveries",
  "retention",
  "max-length",
  "overflow",
  "ordering",
  "partitions",
];
const promises = ["availability", "latency", "rpo", "rto", "critical", "owner", "status"];

const keys: Partial<Record<PropertyPlace, readonly string[]>> = {
  client: ["platform", "rate", "trusted"],
  external: ["quota", "availability", "idempotency", "latency"],
  dns: ["ttl", "routing", "managed"],
  cdn: ["ttl", "invalidation", "waf", "managed"],
  proxy: ["direction", ...traffic],
  balancer: traffic,
  gateway: [...traffic, "version"],
  service: compute,
  function: ["idempotency", "max-duration", "concurrency", "cold-start"],
  worker: ["replicas", "zones", "idempotency", "health-check", "concurrency", "schedule"],
  store: ["type", "replicas", "zones", "replication", "failover", "consistency", "health-check", "backup", "sharding"],
  cache: ["of", "strategy", "ttl", "eviction", "stampede", "invalidation", ...redundancy],
  queue: messaging,
  topic: messaging,
  registry: ["algorithm", ...redundancy],
  coordinator: ["algorithm", ...redundancy],
  host: ["managed", ...redundancy, "failover", "backup"],
  design: ["owner", "status", ...promises],
  flow: promises,
  link: ["protocol", "method", "operation", "timeout", "retry", "idempotency", "circuit-breaker", "fallback", "outbox"],
};

const kindOrder: readonly KindName[] = [
  "service",
  "store",
  "client",
  "external",
  "gateway",
  "worker",
  "queue",
  "topic",
  "cache",
  "balancer",
  "function",
  "host",
];

/** How far back a key comes at its place: 0 for what is written most. */
export function keyRank(place: PropertyPlace | undefined, key: string): number {
  return rankIn((place && keys[place]) ?? [], key);
}

/** How far back a kind of element comes. */
export function kindRank(kind: KindName): number {
  return rankIn(kindOrder, kind);
}

function rankIn<T>(order: readonly T[], item: T): number {
  const rank = order.indexOf(item);
  return rank < 0 ? order.length : rank;
}
