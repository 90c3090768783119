import type { ElementKind } from "../../../grammar/schema/kinds.js";
import type { Element } from "../design/model.js";
import type { Review } from "../graph/review.js";
import type { DrawOptions } from "./drawing.js";
import { outermost, type SceneFrame } from "./frames.js";
import type { Scene } from "./scene.js";

/** Several elements that are drawn as one: those of a frame, or those of a kind. */
export interface Cluster {
  readonly type: "cluster";
  readonly frame?: SceneFrame;
  readonly kind?: ElementKind;
  readonly title: string;
  readonly members: readonly Element[];
}

/** What one node of the drawing stands for. */
export type Unit = Element | Cluster;

/*
 * What a second draws on a slow machine; who has measured his own says how much more or less it is (`pace`). Nodes and edges cost about the
 * same, and the time grows with their number (`bench/preview.ts`).
 */
const mostUnits = 100;
const mostConnections = 220;
/** No measurement is trusted beyond these. */
const [slowest, fastest] = [0.3, 3];

/**
 * Decides what is drawn as one. Nothing is, as long as a second draws everything; then the outermost frames are; then, where that is
 * still too much, all that is left by kind.
 */
export function unitsOf(review: Review, scene: Scene, { detail, pace = 1 }: DrawOptions): ReadonlyMap<Element, Unit> {
  const isSmall = (units: ReadonlyMap<Element, Unit>): boolean =>
    isDrawnInASecond(scene, units, Math.min(Math.max(pace, slowest), fastest));
  const single = new Map<Element, Unit>(scene.elements.map((element) => [element, element]));
  if (detail === "all" || (detail !== "groups" && isSmall(single))) return single;
  const byFrame = cluster(scene, (element) => frameCluster(review, element));
  if (isSmall(byFrame)) return byFrame;
  const rest = cluster(scene, (element) => frameCluster(review, element) ?? kindCluster(element));
  return isSmall(rest) ? rest : cluster(scene, kindCluster);
}

function isDrawnInASecond(scene: Scene, units: ReadonlyMap<Element, Unit>, pace: number): boolean {
  if (new Set(units.values()).size > mostUnits * pace) return false;
  return countPairs(scene, units) <= mostConnections * pace;
}

function countPairs(scene: Scene, units: ReadonlyMap<Element, Unit>): number {
  const ordinals = new Map([...new Set(units.values())].map((unit, index) => [unit, index]));
  const pairs = new Set<number>();
  for (const { source, target } of scene.connections) {
    const [from, to] = [units.get(source), units.get(target)];
    if (from && to && from !== to) pairs.add((ordinals.get(from) ?? 0) * ordinals.size + (ordinals.get(to) ?? 0));
  }
  return pairs.size;
}

/** What a cluster is made by; elements with the same key are in one. */
interface Key {
  readonly key: unknown;
  readonly make: (members: readonly Element[]) => Cluster;
}

function cluster(scene: Scene, keyOf: (element: Element) => Key | undefined): ReadonlyMap<Element, Unit> {
  const members = new Map<unknown, { readonly make: Key["make"]; readonly elements: Element[] }>();
  const units = new Map<Element, Unit>();
  for (const element of scene.elements) {
    const key = scene.kept.has(element) ? undefined : keyOf(element);
    units.set(element, element);
    if (!key) continue;
    const known = members.get(key.key);
    if (known) known.elements.push(element);
    else members.set(key.key, { make: key.make, elements: [element] });
  }
  for (const { make, elements } of members.values()) {
    if (elements.length < 2) continue;
    const unit = make(elements);
    for (const element of elements) units.set(element, unit);
  }
  return units;
}

function frameCluster(review: Review, element: Element): Key | undefined {
  const frame = outermost(review, element);
  return frame && { key: frame, make: (members) => ({ type: "cluster", frame, title: frame.title, members }) };
}

function kindCluster(element: Element): Key {
  const { kind } = element;
  return {
    key: kind,
    make: (members) => ({ type: "cluster", kind, title: `${members.length} of kind ${kind}`, members }),
  };
}
