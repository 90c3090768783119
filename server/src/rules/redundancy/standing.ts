import type { Container, Element, Fix } from "../../design/model.js";
import type { ServedFlow } from "../../graph/flows.js";
import { managed } from "../../graph/managed.js";
import { regionsOf, zonesOf } from "../../graph/places.js";
import { survivesRegion, survivesZone } from "../../graph/redundancy.js";
import { isNo } from "../../graph/verdict.js";
import { changingFix, statingFix } from "../fixes.js";
import { flowsText, goesDownText } from "../flow-words.js";
import type { At, Related, State, Together } from "../rule.js";
import { distinct, inWords } from "../words.js";
import { sayerOf, type Sayer } from "./sayers.js";

/*
 * What `single-zone` and `single-region` share: who says where an element stands, and what helps.
 */

/** What is lost with a whole place. */
export interface Stranded extends State {
  /** Who says where it stands. */
  readonly subject: Element;
  /** What stands there: the subject, or something on it. */
  readonly element: Element;
  /** What goes down with it; not empty. */
  readonly flows: readonly ServedFlow[];
  readonly standing: Standing;
}

/** Who says where an element stands, and by what. */
export interface Standing extends Sayer {
  /** Absent where nothing is said. */
  readonly by?: "places" | "managed" | "block";
  readonly block?: Container;
  /** The one place, where it has a name. */
  readonly name?: string;
}

type Key = "zones" | "regions";

/** Those of the elements that do not survive the loss of their zone or region; what a host hands on is said of the host. */
export function* strandedIn(key: Key, asked: ReadonlyMap<Element, readonly ServedFlow[]>): Iterable<Stranded> {
  const survives = key === "zones" ? survivesZone : survivesRegion;
  for (const [element, flows] of asked) {
    const verdict = survives(element);
    if (!verdict || !isNo(verdict)) continue;
    const standing = standingOf(element, key, asked);
    const { subject, at } = standing;
    yield { subject, at, stated: verdict.stated, element, flows, standing };
  }
}

function standingOf(element: Element, key: Key, asked: ReadonlyMap<Element, unknown>): Standing {
  const places = key === "zones" ? zonesOf(element) : regionsOf(element);
  const name = places?.stated ? places.names?.[0] : undefined;
  if (places?.stated && places.block) return { ...inBlock(element, places.block), by: "block", name };
  if (places?.stated) return { ...sayerOf(element, key), by: "places", name };
  const level = managed(element)?.level;
  if (level === "zonal" || (level === "regional" && element.get("managed").state === "stated"))
    return { ...sayerOf(element, "managed"), by: "managed" };
  const subject = silentHost(element, asked);
  return { subject, at: { element: subject } };
}

function inBlock(element: Element, block: Container): Sayer & { readonly block: Container } {
  if (element.host && !element.containers.includes(block)) return inBlock(element.host, block);
  return { subject: element, at: { element }, block };
}

/** Where a host is asked too, it is enough that it says where all stand. */
function silentHost(element: Element, asked: ReadonlyMap<Element, unknown>): Element {
  const { host } = element;
  return host && asked.has(host) ? silentHost(host, asked) : element;
}

/** `orders, billing and edge`, each once. */
export function strandedNames(states: readonly Stranded[]): string {
  return inWords(distinct(states.map(({ element }) => element.name)));
}

/** What goes down with them, as an object. */
export function flowNames(states: readonly Stranded[]): string {
  return flowsText(states.flatMap(({ flows }) => flows));
}

/** What goes down, and the block that says where it stands. */
export function lostWith(states: readonly Stranded[]): readonly Related[] {
  const blocks = distinct(states.flatMap(({ standing }) => standing.block ?? []));
  const flows = distinct(states.flatMap((state) => state.flows));
  return [
    ...blocks.map(({ kind, place }) => ({ message: `stands in this ${kind}`, place })),
    ...flows.map((flow) => ({ message: goesDownText(flow), place: flow.subject.place })),
  ];
}

/**
 * To stand in more places, or to be kept running across them by a provider; what stands on a host takes only the first from it. Nothing can be
 * stated against a block around it.
 */
export function spreadingFixes(states: Together<Stranded>, key: Key, number: number): readonly Fix[] {
  const [{ standing }] = states;
  const { subject, at, by } = standing;
  const level = key === "zones" ? "regional" : "global";
  if (by === "block") return [];
  if ("source" in at) return changingFix(at.source, by === "managed" ? level : String(number));
  const places = statingFix(subject, key, String(number));
  if (by === "managed") return [...statingFix(subject, "managed", level), ...places];
  const isAlone = states.every(({ element }) => element === subject);
  return by === undefined && isAlone ? [...places, ...statingFix(subject, "managed", level)] : places;
}

/** Every element that is asked, with whether it says where it stands. */
export function* standingIn(
  key: Key,
  asked: ReadonlyMap<Element, readonly ServedFlow[]>,
): Iterable<{ readonly subject: Element; readonly at: At; readonly states: boolean }> {
  const survives = key === "zones" ? survivesZone : survivesRegion;
  for (const element of asked.keys()) {
    const verdict = survives(element);
    if (!verdict || (verdict.value && !verdict.stated)) continue;
    const { subject, at } = standingOf(element, key, asked);
    yield { subject, at, states: verdict.stated };
  }
}
