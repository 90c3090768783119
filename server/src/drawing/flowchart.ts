import { classOf } from "../../../grammar/schema/kinds.js";
import type { Element } from "../design/model.js";
import { locate } from "../design/place.js";
import type { Review } from "../graph/review.js";
import type { Unit } from "./clusters.js";
import { unitsOf } from "./clusters.js";
import type { Connection } from "./connections.js";
import type { DrawnEdge, DrawnFinding, DrawnFrame, DrawnNode, DrawOptions } from "./drawing.js";
import { shownText } from "./escape.js";
import { innermost, type SceneFrame } from "./frames.js";
import { Ids } from "./ids.js";
import { describeElement, subtitle } from "./labels.js";
import { extentOf, type Part } from "./marks.js";
import { referencesOf } from "./references.js";
import type { Scene } from "./scene.js";
import { clusterShape, shapes } from "./shapes.js";

/** A flowchart as data; flowchart-text.ts writes it. */
export interface Flowchart {
  readonly nodes: readonly FlowchartNode[];
  readonly edges: readonly DrawnEdge[];
  readonly frames: readonly FlowchartFrame[];
}

export interface FlowchartNode extends DrawnNode {
  readonly subtitle: string;
  /** The frame that it lies in. */
  readonly frame: string | undefined;
}

export interface FlowchartFrame extends DrawnFrame {
  /** The frame that it lies in. */
  readonly frame: string | undefined;
}

type Findings = ReadonlyMap<Part | undefined, readonly DrawnFinding[]>;

/** Lays out what a scene shows as nodes, edges and frames. */
export function flowchartOf(review: Review, scene: Scene, findings: Findings, options: DrawOptions): Flowchart {
  const units = unitsOf(review, scene, options);
  const ids = new Ids();
  const frames = new FrameIds(ids);
  const drawn = new Map<Unit, FlowchartNode>();
  for (const element of scene.elements) {
    const unit = units.get(element) ?? element;
    if (drawn.has(unit)) continue;
    const around = options.frames === "hidden" ? undefined : frameAround(review, scene, unit);
    const frame = around && frames.idOf(around);
    const node =
      unit.type === "element" ? elementNode(review, unit, scene, ids) : clusterNode(review, unit, scene, ids);
    const texts = membersOf(unit).flatMap((member) => findings.get(member) ?? []);
    drawn.set(unit, { ...node, frame, findings: texts });
  }
  const nodeOf = (element: Element) => drawn.get(units.get(element) ?? element);
  return { nodes: [...drawn.values()], edges: edgesOf(scene, findings, nodeOf), frames: frames.all() };
}

function membersOf(unit: Unit): readonly Element[] {
  return unit.type === "element" ? [unit] : unit.members;
}

function frameAround(review: Review, scene: Scene, unit: Unit): SceneFrame | undefined {
  if (unit.type === "cluster") return unit.frame?.parent;
  return scene.framed(unit) ? innermost(review, unit) : undefined;
}

type Bare = Omit<FlowchartNode, "frame" | "findings">;

function elementNode(review: Review, element: Element, scene: Scene, ids: Ids): Bare {
  const reference = referencesOf(review).of(element);
  const title = shownText(element.title ?? element.name);
  const under = shownText(subtitle(element));
  return {
    type: "element",
    id: ids.take(element.kind, reference),
    kind: element.kind,
    class: element.class,
    shape: shapes[element.kind],
    title,
    subtitle: under,
    label: `${title} ${under}`,
    description: describeElement(element),
    references: [reference],
    opens: `element:${reference}`,
    location: locate(element.place),
    extent: extentOf(element),
    emphasis: scene.emphasis(element),
  };
}

function clusterNode(review: Review, cluster: Exclude<Unit, Element>, scene: Scene, ids: Ids): Bare {
  const { frame, kind, members } = cluster;
  const references = members.map((member) => referencesOf(review).of(member));
  const title = shownText(cluster.title);
  const under = `${frame ? `${frame.kind}, ` : ""}${members.length} elements`;
  const location = frame?.location ?? locate((members[0] as Element).place);
  return {
    type: "cluster",
    id: ids.take("all", frame?.reference ?? cluster.title),
    ...(kind && { kind, class: classOf(kind) }),
    shape: clusterShape,
    title,
    subtitle: under,
    label: `${title} ${under}`,
    description: `${under}: ${references.slice(0, 12).join(", ")}${references.length > 12 ? ", \u2026" : ""}`,
    references,
    ...(frame?.reference !== undefined && { opens: `group:${frame.reference}` }),
    location,
    extent: location,
    emphasis: members.every((member) => scene.emphasis(member) === "aside") ? "aside" : "plain",
  };
}

/** Connections between the same two nodes with the same line are one edge where a cluster is at an end. */
function edgesOf(scene: Scene, findings: Findings, nodeOf: (element: Element) => DrawnNode | undefined): DrawnEdge[] {
  const merged = new Map<string, { source: DrawnNode; target: DrawnNode; connections: Connection[] }>();
  for (const connection of scene.connections) {
    const [source, target] = [nodeOf(connection.source), nodeOf(connection.target)];
    if (!source || !target || source === target) continue;
    const single = source.type === "element" && target.type === "element";
    const key = [source.id, target.id, connection.line, single ? merged.size : ""].join(" ");
    const known = merged.get(key);
    if (known) known.connections.push(connection);
    else merged.set(key, { source, target, connections: [connection] });
  }
  return [...merged.values()].map(({ source, target, connections }, index) => ({
    id: `e${index + 1}`,
    source: source.id,
    target: target.id,
    ...edgeFacts(scene, connections, findings),
  }));
}

type EdgeFacts = Omit<DrawnEdge, "id" | "source" | "target">;

function edgeFacts(scene: Scene, connections: readonly Connection[], findings: Findings): EdgeFacts {
  const [first] = connections as [Connection];
  const count = connections.length;
  const steps = connections.flatMap((connection) => scene.steps(connection));
  const label = count === 1 ? (first.label ?? "") : `${count}\u00d7`;
  const emphases = connections.map((connection) => scene.edgeEmphasis(connection));
  return {
    line: first.line,
    count,
    label: shownText([steps.join(", "), label].filter(Boolean).join(" \u00b7 ")),
    description: count === 1 ? first.description : `${count} links`,
    location: first.location,
    extent: first.extent,
    findings: connections.flatMap(({ link }) => (link && findings.get(link)) ?? []),
    emphasis: emphases.find((emphasis) => emphasis !== "aside") ?? "aside",
  };
}

/** Frames in use with their ids, outer ones before those in them. */
class FrameIds {
  readonly #frames = new Map<SceneFrame, FlowchartFrame>();
  constructor(readonly ids: Ids) {}

  idOf(frame: SceneFrame): string {
    const known = this.#frames.get(frame);
    if (known) return known.id;
    const around = frame.parent && this.idOf(frame.parent);
    const { reference, loss } = frame;
    const drawn = {
      id: this.ids.take(frame.kind, reference ?? frame.title),
      label: shownText(frame.title),
      kind: frame.kind,
      location: frame.location,
      frame: around,
      ...(reference !== undefined && { reference, opens: `group:${reference}` }),
      ...(loss !== undefined && { loss }),
    };
    this.#frames.set(frame, drawn);
    return drawn.id;
  }

  all(): readonly FlowchartFrame[] {
    return [...this.#frames.values()];
  }
}
