/*
 * The catalogue that was agreed: every rule with its category and severity, and whether it is about leaving something out. It is held against what
 * the rules declare.
 */

export interface AgreedRule {
  readonly id: string;
  readonly severity: "error" | "warning" | "information";
  readonly absence: boolean;
}

const table = `
redundancy
  single-point-of-failure warning
  single-zone warning
  single-region warning
  failover-missing warning absence
  quorum-size error
  shared-fate warning
  backup-missing warning absence
  backup-untested information absence
  rpo-unmet error
  rto-unmet error
  dns-failover-slow warning
  failover-untested information absence
  health-check-missing warning absence
  availability-unreachable error
resilience
  unbounded-retry error absence
  retry-without-backoff warning
  retry-without-jitter warning
  retry-without-timeout warning absence
  retry-amplification warning
  timeout-missing warning absence
  timeout-inversion error
  circuit-breaker-missing warning absence
  sync-cycle error
  sync-chain warning
  latency-budget error
  cold-start warning
  function-time-limit error
idempotency
  retried-write-not-idempotent error
  consumer-not-idempotent error
  retry-reaches-write warning
  exactly-once-delivery warning
overload
  rate-limit-missing warning absence
  rate-limit-above-capacity error
  connection-limit error
  load-above-capacity error
  quota-unprotected warning absence
  quota-exceeded error
  unbounded-queue warning absence
  message-loss warning
  dead-letter-missing warning absence
  bulkhead-missing information absence
consistency
  stale-read error
  write-behind-loss error
  dual-write warning
  shared-store warning
  distributed-transaction warning
  lossy-failover error
  quorum-overlap error
  write-conflicts warning absence
  cap-conflict error
  ordering-lost warning
data
  cache-without-ttl warning absence
  cache-without-eviction information absence
  cache-stampede warning
  cache-as-store warning
  modulo-hashing warning
  shard-key-missing error absence
  hot-shard warning
  scatter-gather warning
  unindexed-read information
operation
  sticky-session warning
  stateful-scaling warning
  websocket-fanout warning
  lock-without-lease error absence
  lock-without-fencing warning
  gossip-size information
  tracing-gap information
  monitoring-missing information absence
  owner-missing information absence
boundaries
  client-reaches-state error
  unauthenticated-entry warning absence
  unencrypted-link error
  unversioned-api information absence
hygiene
  unused-element information
  unreachable-element information
  acceptance-expired warning
  acceptance-unused information
  policy error
  scenario error
`;

/** The rules by category, in the order of the catalogue. */
export const agreedRules: ReadonlyMap<string, readonly AgreedRule[]> = readTable();

function readTable(): ReadonlyMap<string, readonly AgreedRule[]> {
  const rules = new Map<string, AgreedRule[]>();
  let current: AgreedRule[] = [];
  for (const line of table.trim().split("\n")) {
    const [id = "", severity, absence] = line.trim().split(" ");
    if (severity === undefined) rules.set(id, (current = []));
    else current.push({ id, severity: severity as AgreedRule["severity"], absence: absence !== undefined });
  }
  return rules;
}
