import * as p from "./properties.js";
import type { Properties } from "./types.js";

/** The class of an element: what the rules speak of. */
export type ElementClass = "outside" | "traffic" | "compute" | "state" | "messaging" | "coordination" | "platform";

/** A kind of element, such as `service`. */
export interface ElementKindInfo {
  readonly role: "element";
  readonly class: ElementClass;
  readonly properties: Properties;
}

/** A kind of block that is no element. */
export interface OtherKindInfo {
  readonly role: "design" | "flow" | "container" | "policy" | "scenario";
  readonly properties: Properties;
}

export type KindInfo = ElementKindInfo | OtherKindInfo;

function outside<const P extends Properties>(properties: P) {
  return { role: "element", class: "outside", properties: { ...p.elementProperties, ...properties } } as const;
}

function element<const C extends ElementClass, const P extends Properties>(kindClass: C, properties: P) {
  const own = { ...p.elementProperties, ...p.ownProperties, ...properties };
  return { role: "element", class: kindClass, properties: own } as const;
}

const container = { role: "container", properties: p.containerProperties } as const;

/** Every kind of the language, in the order in which they are listed to a reader. */
export const kinds = {
  client: outside(p.clientProperties),
  external: outside(p.externalProperties),
  dns: element("traffic", p.dnsProperties),
  cdn: element("traffic", p.cdnProperties),
  proxy: element("traffic", { ...p.proxyProperties, ...p.routingProperties }),
  balancer: element("traffic", p.routingProperties),
  gateway: element("traffic", { ...p.routingProperties, ...p.gatewayProperties }),
  service: element("compute", p.computeProperties),
  function: element("compute", { ...p.computeProperties, ...p.functionProperties }),
  worker: element("compute", p.computeProperties),
  store: element("state", p.storeProperties),
  cache: element("state", p.cacheProperties),
  queue: element("messaging", p.messagingProperties),
  topic: element("messaging", p.messagingProperties),
  registry: element("coordination", p.coordinationProperties),
  coordinator: element("coordination", p.coordinationProperties),
  host: element("platform", p.hostProperties),
  design: { role: "design", properties: p.promiseProperties },
  flow: { role: "flow", properties: { ...p.promiseProperties, ...p.flowProperties } },
  group: container,
  region: container,
  zone: container,
  policy: { role: "policy", properties: p.policyProperties },
  scenario: { role: "scenario", properties: p.scenarioProperties },
} as const satisfies Readonly<Record<string, KindInfo>>;

export type KindName = keyof typeof kinds;
export type ElementKind = {
  [K in KindName]: (typeof kinds)[K] extends { role: "element" } ? K : never;
}[KindName];
export type ContainerKind = "group" | "region" | "zone";

export const kindNames = Object.keys(kinds) as readonly KindName[];
export const elementKinds = kindNames.filter((kind): kind is ElementKind => kinds[kind].role === "element");

/** What is known about a kind, or undefined for a word that is none. */
export function kindInfo(word: string): KindInfo | undefined {
  return Object.hasOwn(kinds, word) ? kinds[word as KindName] : undefined;
}

/** Whether the word names a kind of element. */
export function isElementKind(word: string): word is ElementKind {
  return kindInfo(word)?.role === "element";
}

/** The class of a kind of element. */
export function classOf(kind: ElementKind): ElementClass {
  return kinds[kind].class;
}
