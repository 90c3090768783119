import {
  block,
  boolean,
  count,
  date,
  duration,
  either,
  list,
  name,
  oneOf,
  percent,
  positiveDuration,
  prose,
  rate,
  reference,
  size,
  string,
} from "./types.js";

/*
 * Every property of the language with its type, in the order in which the formatter and the completion present them.
 * This is the one place that knows them.
 */

const rateLimit = block("limit", {
  limit: rate(),
  per: oneOf("client", "ip", "key", "user", "global"),
  algorithm: oneOf("token-bucket", "leaky-bucket", "fixed-window", "sliding-window"),
  burst: count(),
});

const auth = oneOf("none", "api-key", "basic", "session", "jwt", "oauth2", "oidc", "iam", "signature", "mtls", "other");
const idempotency = oneOf("none", "natural", "key", "dedupe");
const consistency = oneOf("strong", "bounded", "read-your-writes", "monotonic", "eventual", "weak");
const delivery = oneOf("at-most-once", "at-least-once", "exactly-once");
const ordering = oneOf("none", "partition", "global");
const deadLetter = either(oneOf("none"), reference("dead-letter"));
const operation = oneOf(
  "read",
  "write",
  "read-write",
  "call",
  "publish",
  "consume",
  "stream",
  "send",
  "lock",
  "replicate",
);
const method = oneOf("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

const backup = block("every", {
  every: positiveDuration(),
  mode: oneOf("none", "snapshot", "continuous"),
  retention: duration(),
  offsite: boolean(),
  tested: duration(),
  restore: duration(),
});

/** What every element may state, `scaling` apart. */
export const elementProperties = {
  title: prose(),
  description: prose(),
  tech: string(),
  owner: string(),
  tags: list(name()),
  docs: list(string()),
  on: reference("element"),
  replicas: either(count(), oneOf("many")),
  zones: either(count(), oneOf("many"), list(name())),
  regions: either(count(), oneOf("many"), list(name())),
  managed: either(oneOf("zonal", "regional", "global"), boolean()),
  availability: percent(),
  latency: duration(),
  capacity: rate(),
  encrypted: boolean(),
  "health-check": block("interval", {
    interval: duration(),
    path: string(),
    kind: oneOf("liveness", "readiness", "tcp", "heartbeat"),
  }),
  heartbeat: duration(),
  failover: block("mode", {
    mode: oneOf("none", "cold", "warm", "hot", "automatic"),
    time: duration(),
    tested: duration(),
  }),
  auth,
  tls: oneOf("none", "terminate", "passthrough", "end-to-end"),
  "rate-limit": rateLimit,
  tracing: boolean(),
  monitoring: boolean(),
} as const;

/** What every element but those outside may state. */
export const ownProperties = {
  scaling: block("mode", {
    mode: oneOf("none", "vertical", "horizontal", "auto"),
    min: count(0),
    max: count(),
  }),
} as const;

export const clientProperties = {
  trusted: boolean(),
  rate: rate(),
  platform: oneOf("web", "mobile", "desktop", "device", "batch"),
} as const;

export const externalProperties = { quota: rate(), idempotency } as const;

export const hostProperties = { backup } as const;

export const dnsProperties = {
  ttl: duration(),
  routing: oneOf("simple", "weighted", "latency", "geo", "failover"),
} as const;

export const cdnProperties = {
  ttl: duration(),
  invalidation: oneOf("none", "purge", "versioned"),
  waf: boolean(),
} as const;

/** What `proxy`, `balancer` and `gateway` share. */
export const routingProperties = {
  algorithm: oneOf("round-robin", "least-connections", "ip-hash", "weighted-round-robin", "random", "consistent-hash"),
  sticky: boolean(),
  waf: boolean(),
  "cache-ttl": duration(),
} as const;

export const proxyProperties = { direction: oneOf("forward", "reverse") } as const;

export const gatewayProperties = { version: string() } as const;

/** What `service`, `function` and `worker` share. */
export const computeProperties = {
  state: oneOf("stateless", "stateful", "external"),
  schedule: either(duration(), string()),
  idempotency,
  concurrency: count(),
  "graceful-shutdown": duration(),
  bulkhead: count(),
  version: string(),
  membership: oneOf("static", "registry", "gossip"),
  processing: oneOf("batch", "stream"),
} as const;

export const functionProperties = { "max-duration": positiveDuration(), "cold-start": duration() } as const;

export const storeProperties = {
  type: oneOf(
    "relational",
    "document",
    "key-value",
    "wide-column",
    "graph",
    "time-series",
    "search",
    "object",
    "file",
    "vector",
    "ledger",
  ),
  of: reference("store"),
  lag: duration(),
  connections: count(),
  consistency,
  cap: oneOf("CP", "AP", "CA"),
  replication: block("mode", {
    mode: oneOf("none", "sync", "semi-sync", "async", "quorum"),
    topology: oneOf("leader-follower", "multi-leader", "leaderless", "peer-to-peer"),
    "read-quorum": count(),
    "write-quorum": count(),
    lag: duration(),
    conflicts: oneOf("last-write-wins", "crdt", "merge", "manual", "none"),
  }),
  "read-from": oneOf("leader", "replicas", "any"),
  transactions: oneOf("acid", "single-record", "none"),
  sharding: block("key", {
    key: either(name(), string()),
    strategy: oneOf("hash", "range", "geo", "directory", "consistent-hash", "modulo"),
    shards: count(),
  }),
  indexes: list(name()),
  backup,
  "loss-tolerant": boolean(),
} as const;

export const cacheProperties = {
  of: reference("element"),
  strategy: oneOf("cache-aside", "read-through", "write-through", "write-behind", "refresh-ahead"),
  ttl: duration(),
  eviction: oneOf("lru", "lfu", "fifo", "ttl", "random", "none"),
  invalidation: oneOf("none", "on-write", "event"),
  stampede: oneOf("none", "single-flight", "early-refresh", "lock"),
  hashing: oneOf("consistent", "modulo"),
  size: size(),
  "loss-tolerant": boolean(),
} as const;

export const messagingProperties = {
  delivery,
  ordering,
  partitions: count(),
  "dead-letter": deadLetter,
  "max-deliveries": count(),
  "max-length": count(),
  overflow: oneOf("reject", "drop-oldest", "block"),
  retention: duration(),
  durable: boolean(),
  priority: boolean(),
  "loss-tolerant": boolean(),
} as const;

export const coordinationProperties = {
  algorithm: oneOf("raft", "paxos", "zab", "pbft", "gossip", "other"),
  ttl: duration(),
} as const;

export const linkProperties = {
  title: string(),
  description: prose(),
  protocol: oneOf(
    "http",
    "https",
    "grpc",
    "websocket",
    "sse",
    "long-polling",
    "polling",
    "tcp",
    "udp",
    "tls",
    "sql",
    "amqp",
    "kafka",
    "mqtt",
    "custom",
  ),
  operation,
  method,
  by: name(),
  timeout: either(oneOf("none"), positiveDuration()),
  pool: count(),
  retry: block("attempts", {
    attempts: either(oneOf("unlimited"), count()),
    backoff: oneOf("none", "fixed", "linear", "exponential", "server"),
    delay: duration(),
    "max-delay": duration(),
    jitter: boolean(),
    deadline: positiveDuration(),
    budget: percent(),
    on: list(oneOf("connection", "throttled", "timeout", "server-error", "any")),
  }),
  "circuit-breaker": block("enabled", {
    enabled: boolean(),
    threshold: either(percent(), count()),
    reset: duration(),
  }),
  fallback: either(oneOf("none"), string(), reference("element")),
  optional: boolean(),
  idempotency,
  consistency,
  rate: rate(),
  "rate-limit": rateLimit,
  latency: duration(),
  auth,
  encrypted: boolean(),
  tracing: boolean(),
  outbox: boolean(),
  ordering,
  delivery,
  "dead-letter": deadLetter,
  "max-deliveries": count(),
  lease: positiveDuration(),
  fencing: boolean(),
  version: string(),
  bulkhead: count(),
} as const;

/** What the step of a flow may narrow. */
export const stepProperties = { operation, method, by: name(), consistency } as const;

/** What a design and a flow share: promises and bookkeeping. */
export const promiseProperties = {
  title: string(),
  owner: string(),
  reviewers: list(string()),
  status: oneOf("draft", "review", "approved", "superseded"),
  docs: list(string()),
  description: prose(),
  availability: percent(),
  latency: positiveDuration(),
  rpo: duration(),
  rto: duration(),
  rate: rate(),
  consistency,
  tracing: boolean(),
} as const;

export const flowProperties = {
  critical: boolean(),
  operation: oneOf("read"),
  transaction: oneOf("none", "saga", "two-phase-commit"),
} as const;

export const containerProperties = {
  title: prose(),
  description: prose(),
  owner: string(),
  tags: list(name()),
  docs: list(string()),
} as const;

const severity = oneOf("error", "warning", "information", "hint");

export const policyProperties = {
  severity,
  title: string(),
  description: prose(),
  owner: string(),
  docs: list(string()),
} as const;

export const scenarioProperties = {
  ...policyProperties,
  lose: either(reference("place"), list(reference("place"))),
  "lose-one": either(reference("element"), list(reference("element"))),
  expect: either(reference("flow"), list(reference("flow"))),
} as const;

export const acceptProperties = { reason: string(), by: string(), until: date() } as const;
