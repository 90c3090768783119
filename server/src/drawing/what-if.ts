import type { FileEdit } from "../design/model.js";

/** What happens when parts of a design are lost, in references of the drawing and in words. */
export interface Failure {
  /** Elements that are down, lost ones included, each with the reason. */
  readonly down: readonly AffectedElement[];
  /** Elements that go on without something that they use softly. */
  readonly degraded: readonly AffectedElement[];
  readonly flows: readonly AffectedFlow[];
  /** The failure as a scenario, to be kept; undefined where the root file has no name for what is lost. */
  readonly scenario?: FileEdit;
}

export interface AffectedElement {
  readonly reference: string;
  /** Why, such as `orders-db is lost` or `depends on orders-db`. */
  readonly reason: string;
}

export interface AffectedFlow {
  readonly reference: string;
  readonly title: string;
  readonly state: "down" | "degraded" | "unaffected";
  /** The chain of reasons, from the flow to what is lost; one sentence a link. */
  readonly reasons: readonly string[];
}
