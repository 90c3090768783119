/*
 * Designs as large as wanted, made as teams make them: areas of ten elements, each with its own services, data and messages, that call areas
 * of the layers below. Some statements are left out here and there, so that the rules have something to say. Equal sizes and seeds give equal
 * texts on every machine.
 */

const areaSize = 10;
/** So deep may areas call each other, as in systems that people run. */
const layers = 5;
const areasPerGateway = 10;

const subjects = ["Orders", "Billing", "Search", "Catalogue", "Accounts", "Shipping", "Offers", "Reviews", "Returns"];

/**
 * A design of `size` elements, about twice as many links and a flow for every ten elements.
 *
 * @param size at least 10; what is not a whole area of ten is left away
 * @param seed another seed leaves other statements out and links other areas
 */
export function generateDesign(size: number, seed = 1): string {
  const chance = new Chance(seed);
  const areas = Array.from({ length: Math.floor(size / areaSize) }, (_, index) => areaText(index, chance));
  return [heading, ...areas].join("\n");
}

/** A service that every generated design has, with many links: what edits and requests are aimed at. */
export const busyName = "a0-core";

/** Its title, which stands in the text once. */
export const busyTitle = "Orders 0: core";

const heading = `// Generated: a company's systems, area by area.

design "All systems" {
  owner: "architects"
  status: review
  availability: 99%
  rto: 4h
  rpo: 15min
}

defaults {
  service { health-check: 5s  state: stateless }
  worker { health-check: 30s }
  -> { encrypted: true }
}

client web "Web and apps" { rate: 500/s  platform: web }
`;

/** Random numbers that can be had again (mulberry32, public domain). */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** The text in `percent` of a hundred cases, else nothing. */
  mostly(text: string, percent = 90): string {
    return this.next() * 100 < percent ? text : "";
  }
}

/** One area: its elements in a group, its links, and a flow through it. */
function areaText(index: number, chance: Chance): string {
  const called = calledAreas(index, chance);
  return [
    `group area-${index} "${subjectOf(index)}" {`,
    `  owner: "team-${index % 40}"`,
    elementsOf(index, chance).map(block).join("\n\n"),
    "}",
    "",
    ...linksOf(index, called, chance),
    "",
    ...flowOf(index, called),
    "",
  ].join("\n");
}

function subjectOf(index: number): string {
  return `${subjects[index % subjects.length] ?? ""} ${index}`;
}

/** Up to three areas of the layers below this one's, near it; the lowest layer calls nobody. */
function calledAreas(index: number, chance: Chance): readonly number[] {
  const layer = index % layers;
  const near = (): number => Math.max(0, index - layer - layers * chance.below(3)) + chance.below(Math.max(layer, 1));
  return layer === 0 ? [] : [...new Set([near(), near(), near()])];
}

/** The lines of a block of an element; empty statements are left away. */
function block([head, ...statements]: readonly string[]): string {
  const said = statements.filter((statement) => statement !== "");
  return [`  ${head} {`, ...said.map((statement) => `    ${statement}`), "  }"].join("\n");
}

function elementsOf(index: number, chance: Chance): readonly (readonly string[])[] {
  const own = (name: string): string => `a${index}-${name}`;
  const subject = subjectOf(index);
  const host = index % areasPerGateway > areasPerGateway / 2 ? `on: ${clusterOf(index)}` : "";
  return [
    service(`${own("api")} "${subject}: interface"`, host, chance),
    service(`${own("core")} "${subject}: core"`, host, chance),
    service(`${own("query")} "${subject}: reads"`, host, chance),
    store(own("db"), subject, chance),
    [
      `cache ${own("cache")}`,
      `of: ${own("db")}`,
      "strategy: cache-aside",
      chance.mostly("ttl: 10min"),
      chance.mostly("eviction: lru"),
      chance.mostly("stampede: single-flight", 70),
      "replicas: 2",
      "zones: 2",
    ],
    topic(own("events"), own("dead"), chance),
    [`queue ${own("dead")} "What nobody could take"`, "managed: regional", chance.mostly("max-length: 100k")],
    worker(`${own("projector")} "Keeps the reads up to date"`, chance),
    ...(index === 0 ? [] : [worker(`${own("mailer")} "Tells people"`, chance)]),
    lastElement(index, chance),
  ];
}

/** What an area has besides its own parts: the way in of ten areas, the cluster that five stand on, or somebody else's system. */
function lastElement(index: number, chance: Chance): readonly string[] {
  if (index % areasPerGateway === 0) return gateway(edgeOf(index), chance);
  if (hasCluster(index)) return [`host ${clusterOf(index)} "Cluster"`, "replicas: 12", "zones: 3", "monitoring: true"];
  return partner(`a${index}-partner`, chance);
}

function service(head: string, host: string, chance: Chance): readonly string[] {
  return [
    `service ${head}`,
    host,
    `replicas: ${1 + chance.below(4)}`,
    chance.mostly(`zones: ${1 + chance.below(3)}`),
    chance.mostly("capacity: 5k/s", 50),
    chance.mostly("availability: 99.9%", 50),
    chance.mostly("monitoring: true"),
    chance.mostly("tracing: true", 70),
    chance.mostly('description: "Written in the year of the great move; see the page of the team for more."', 30),
    chance.mostly("tags: [core, audited]", 20),
  ];
}

function worker(head: string, chance: Chance): readonly string[] {
  return [`worker ${head}`, "replicas: 2", "zones: 2", chance.mostly("idempotency: key", 80), "processing: stream"];
}

function store(name: string, subject: string, chance: Chance): readonly string[] {
  return [
    `store ${name} "${subject}: data"`,
    "type: relational",
    'tech: "PostgreSQL 17"',
    chance.mostly("replicas: 3"),
    chance.mostly("zones: 3"),
    "replication: sync",
    chance.mostly("failover { mode: hot  time: 2min  tested: 180d }"),
    "consistency: strong",
    "connections: 500",
    chance.mostly("encrypted: true"),
    chance.mostly("backup { every: 15min  offsite: true  tested: 90d  restore: 1h }"),
    chance.mostly("monitoring: true"),
  ];
}

function topic(name: string, dead: string, chance: Chance): readonly string[] {
  return [
    `topic ${name}`,
    "managed: regional",
    "delivery: at-least-once",
    chance.mostly(`dead-letter: ${dead}`),
    "max-deliveries: 5",
    "retention: 7d",
  ];
}

function gateway(name: string, chance: Chance): readonly string[] {
  return [
    `gateway ${name} "Entry"`,
    "replicas: 3",
    "zones: 3",
    "health-check: 5s",
    "auth: oauth2",
    chance.mostly('version: "v1"'),
    chance.mostly("rate-limit { limit: 100/s  per: client  algorithm: token-bucket  burst: 200 }"),
  ];
}

function partner(name: string, chance: Chance): readonly string[] {
  return [`external ${name} "Partner"`, chance.mostly("quota: 50/s", 70), chance.mostly("availability: 99.9%")];
}

function linksOf(index: number, called: readonly number[], chance: Chance): readonly string[] {
  const own = (name: string): string => `a${index}-${name}`;
  const edge = edgeOf(index);
  const isFirst = index % areasPerGateway === 0;
  return [
    ...(isFirst ? [link(`web -> ${edge}`, "protocol: https", "timeout: 5s")] : []),
    link(`${edge} -> ${own("api")}`, "timeout: 3s"),
    link(`${own("api")} -> ${own("core")}`, "timeout: 2s"),
    link(
      `${own("api")} -> ${own("query")}`,
      "operation: read",
      "timeout: 1s",
      chance.mostly("circuit-breaker: true", 50),
    ),
    link(`${own("core")} -> ${own("db")}`, chance.mostly("timeout: 200ms"), "pool: 20"),
    link(`${own("core")} -> ${own("cache")}`, "operation: read", "timeout: 20ms", "optional: true"),
    link(`${own("query")} -> ${own("cache")}`, "operation: read", "timeout: 20ms", `fallback: ${own("db")}`),
    link(`${own("query")} -> ${own("db")}`, "operation: read", chance.mostly("timeout: 300ms")),
    link(`${own("core")} ~> ${own("events")}`, chance.mostly("outbox: true", 80)),
    `${own("events")} ~> [${own("projector")}${index === 0 ? "" : `, ${own("mailer")}`}]`,
    link(`${own("projector")} -> ${own("cache")}`, "operation: write", "timeout: 100ms"),
    link(`${own("projector")} -> ${own("db")}`, "operation: read", chance.mostly("timeout: 2s")),
    ...(index === 0 ? [] : [link(`${own("mailer")} -> [${own("query")}, a0-query]`, "operation: read", "timeout: 2s")]),
    ...(hasPartner(index) ? partnerCall(own("core"), own("partner"), chance) : []),
    ...called.map((below) => link(`${own("query")} -> a${below}-query`, "operation: read", "timeout: 1s")),
    ...called.map((below) => areaCall(own("core"), below, chance)),
  ];
}

/** A link on one line; empty statements are left away. */
function link(head: string, ...statements: readonly string[]): string {
  const said = statements.filter((statement) => statement !== "");
  return said.length === 0 ? head : `${head} { ${said.join("  ")} }`;
}

function partnerCall(caller: string, callee: string, chance: Chance): readonly string[] {
  const retry = ["attempts: 3", "backoff: exponential", "delay: 100ms", chance.mostly("jitter: true", 80)];
  return [
    `${caller} -> ${callee} "Ask the partner" {`,
    "  method: POST",
    chance.mostly("  timeout: 800ms"),
    `  ${link("retry", ...retry)}`,
    chance.mostly("  idempotency: key", 70),
    "}",
  ].filter((line) => line !== "");
}

/** Whether the area holds the cluster that those after it, up to the next gateway, stand on. */
function hasCluster(index: number): boolean {
  return index % areasPerGateway === areasPerGateway / 2;
}

function clusterOf(index: number): string {
  return `cluster-${Math.floor(index / areasPerGateway)}`;
}

function hasPartner(index: number): boolean {
  return index % areasPerGateway !== 0 && !hasCluster(index);
}

/** A call into the interface of another area, or now and then to any of its two ways in. */
function areaCall(caller: string, below: number, chance: Chance): string {
  const wayIn = chance.mostly(`a${below}-api`, 85) || `any [a${below}-api, a${below}-query]`;
  return link(`${caller} -> ${wayIn}`, `timeout: ${1 + chance.below(3)}s`, chance.mostly("retry: 2", 30));
}

function edgeOf(index: number): string {
  return `edge-${Math.floor(index / areasPerGateway)}`;
}

function flowOf(index: number, called: readonly number[]): readonly string[] {
  const own = (name: string): string => `a${index}-${name}`;
  return [
    `flow use-${index} "Somebody uses ${subjectOf(index)}" {`,
    "  availability: 99%",
    "  latency: 5s",
    `  web -> ${edgeOf(index)} -> ${own("api")} -> ${own("core")} -> ${own("db")}`,
    `  ${own("api")} -> ${own("query")} -> ${own("db")}`,
    ...called
      .slice(0, 1)
      .flatMap((below) => [`  ${own("core")} -> a${below}-api`, `  a${below}-api -> a${below}-core -> a${below}-db`]),
    `  ${own("core")} ~> ${own("events")} ~> ${own("projector")}`,
    "}",
  ];
}
