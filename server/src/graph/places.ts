import type { Container, Element } from "../design/model.js";
import type { PropertySource, Read } from "../design/read.js";

/** In how many zones or regions an element stands, and in which. */
export type Places = UnsaidPlaces | SaidPlaces;

export interface UnsaidPlaces {
  readonly stated: false;
}

export interface SaidPlaces {
  readonly stated: true;
  /** For `many` the least that it can be, 2. */
  readonly count: number;
  /** False for `many`. */
  readonly exact: boolean;
  /** Their names where they are named: of a region `eu`, of a zone `eu.a`, or `a` where its region is not known. */
  readonly names?: readonly string[];
  /** The property that says so; absent where a block around the element does. */
  readonly source?: PropertySource;
  /** The block around the element, or around what it stands on. */
  readonly block?: Container;
}

const UNSAID: UnsaidPlaces = { stated: false };

/** The zones of an element: the `zone` block around it, else what it states, else where its host stands. Undefined: invalid. */
export function zonesOf(element: Element): Places | undefined {
  const block = blockOf(element, "zone");
  if (block) return { ...inBlock(block), names: [zoneName(block)] };
  const said = placesOf(element.get("zones"));
  if (!said) return undefined;
  if (said.stated) return said.names ? { ...said, names: withRegion(element, said.names) } : said;
  return element.host ? zonesOf(element.host) : UNSAID;
}

/** The regions of an element: the `region` block around it, else what it states, else where its host stands. Undefined: invalid. */
export function regionsOf(element: Element): Places | undefined {
  const block = blockOf(element, "region");
  if (block) return { ...inBlock(block), names: [block.name ?? ""] };
  const said = placesOf(element.get("regions"));
  if (!said || said.stated) return said;
  return element.host ? regionsOf(element.host) : UNSAID;
}

/** The one zone in which all of the elements stand alone, by name; undefined where there is no such zone or it is not known. */
export function sameSingleZone(elements: readonly Element[]): string | undefined {
  const names = new Set(elements.map(singleZone));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

function singleZone(element: Element): string | undefined {
  const zones = zonesOf(element);
  return zones?.stated && zones.count === 1 ? zones.names?.[0] : undefined;
}

function blockOf(element: Element, kind: "zone" | "region"): Container | undefined {
  return element.containers.find((container) => container.kind === kind);
}

function inBlock(block: Container): SaidPlaces {
  return { stated: true, count: 1, exact: true, block };
}

function zoneName(zone: Container): string {
  const region = zone.parent?.name;
  return region === undefined ? (zone.name ?? "") : `${region}.${zone.name ?? ""}`;
}

function placesOf(read: Read<number | "many" | readonly string[]>): Places | undefined {
  if (read.state === "invalid") return undefined;
  if (read.state === "unstated") return UNSAID;
  const { value, source } = read;
  if (value === "many") return { stated: true, count: 2, exact: false, source };
  if (typeof value === "number") return { stated: true, count: value, exact: true, source };
  // an empty list names no place, so it says nothing
  return value.length === 0 ? UNSAID : { stated: true, count: value.length, exact: true, names: value, source };
}

/** A zone is a zone of its region: inside a region, or with one region named, `a` is `eu.a`. */
function withRegion(element: Element, names: readonly string[]): readonly string[] {
  const regions = regionsOf(element);
  const region = regions?.stated && regions.names?.length === 1 ? regions.names[0] : undefined;
  return region === undefined ? names : names.map((name) => (name.includes(".") ? name : `${region}.${name}`));
}
