import type { ContainerKind, ElementClass, ElementKind } from "../../../grammar/schema/kinds.js";
import type { Severity } from "../design/model.js";
import type { Location } from "../design/place.js";

/*
 * A drawing: Mermaid text with its source map. Plain data, so that it can cross a connection; every surface that draws reads this.
 * Ids are those of the Mermaid text; a `reference` names a part of the design in the same way from one state of the text to the next.
 */

export interface Drawing {
  readonly kind: "flowchart" | "sequence";
  /** The id of the view that is drawn, see views.ts. */
  readonly view: string;
  readonly title: string;
  /** Mermaid text without colours; whoever renders it themes it by the classes. */
  readonly text: string;
  /** Of a flowchart. */
  readonly direction?: "down" | "right";
  readonly nodes: readonly DrawnNode[];
  /** In the order of the text; in a sequence diagram, one a message. */
  readonly edges: readonly DrawnEdge[];
  readonly frames: readonly DrawnFrame[];
  /** Regions and zones that can be taken down in a what-if. */
  readonly places: readonly string[];
  /** What is said of places that this drawing does not show. */
  readonly elsewhere: readonly DrawnFinding[];
  /** Set when parts stand for several elements, because there were too many to draw. */
  readonly collapsed?: Collapsed;
  /** What the flow of a flow view asks for against what the design can keep, in words. */
  readonly promises?: readonly string[];
}

export interface Collapsed {
  readonly drawn: number;
  readonly elements: number;
}

/** What a part stands for, and how it is seen in this view. */
interface Drawn {
  readonly id: string;
  /** The whole label as it reads, lines joined by a space. */
  readonly label: string;
  /** Where a click leads. */
  readonly location: Location;
  /** The declaration from its first to its last character. */
  readonly extent: Location;
  /** The worst first. */
  readonly findings: readonly DrawnFinding[];
  readonly emphasis: Emphasis;
}

/** `lit`: what the view is about; `aside`: only there for orientation. */
export type Emphasis = "plain" | "lit" | "aside";

export interface DrawnNode extends Drawn {
  readonly type: "element" | "cluster";
  /** Of a cluster, that of its members where they agree. */
  readonly kind?: ElementKind;
  readonly class?: ElementClass;
  /** Mermaid's name of its shape; a sequence diagram's text has none, but may be drawn with it. */
  readonly shape: string;
  /** Title or name alone. */
  readonly title: string;
  /** What is known about it, in words: kind, technology, redundancy. */
  readonly description: string;
  /** The element's reference, or those of a cluster's members. */
  readonly references: readonly string[];
  /** The view that shows more of it. */
  readonly opens?: string;
}

/** How an edge is drawn: a call, a message, one whose loss is survived, what runs on what, and what else belongs together. */
export type Line = "call" | "message" | "soft-call" | "soft-message" | "runs-on" | "relation";

export interface DrawnEdge extends Drawn {
  readonly source: string;
  readonly target: string;
  readonly line: Line;
  /** More than one where links between the same clusters are drawn as one. */
  readonly count: number;
  readonly description: string;
}

export interface DrawnFrame {
  readonly id: string;
  readonly label: string;
  /** `file`: what an import brought in. */
  readonly kind: ContainerKind | "file";
  readonly location: Location;
  /** The frame's reference; none for a file. */
  readonly reference?: string;
  /** Of a region or zone: what takes it down in a what-if. */
  readonly loss?: string;
  readonly opens?: string;
}

/** What the review says of a part. */
export interface DrawnFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  /** The risk is accepted: no problem, and not counted as one. */
  readonly accepted: boolean;
}

export interface DrawOptions {
  /** `auto` draws groups as one when there are more parts than a second draws; `all` never, `groups` always. */
  readonly detail?: "auto" | "all" | "groups";
  /** For `auto`: how much a second draws here, as a share of 100 nodes with 220 links; left out, 1. */
  readonly pace?: number;
  /** `hidden` leaves out groups, regions and zones: a layout that fails on frames can draw the rest. */
  readonly frames?: "shown" | "hidden";
  /** Left out, the one in which more can be read. */
  readonly direction?: "down" | "right";
}
