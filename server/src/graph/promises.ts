import type { DesignHeading, Element, Flow } from "../design/model.js";
import type { PropertySource } from "../design/read.js";
import { writesInFlow } from "./access.js";
import { append } from "./append.js";
import { servedFlows, type ServedFlow } from "./flows.js";
import type { Review } from "./review.js";
import { flowsServedBy } from "./serving.js";

/** What a flow or a design asks: percent, or milliseconds. */
export interface Asking {
  readonly by: Flow | DesignHeading;
  readonly value: number;
  readonly source: PropertySource;
}

type AskedKey = "availability" | "rpo" | "rto" | "latency";

/** What is asked of a flow under a key: by the flow itself, and by the design of its file, in that order. */
export function askedOfFlow({ flow, file }: ServedFlow, key: AskedKey): readonly Asking[] {
  return [...(flow ? asking(flow, key) : []), ...(file.heading ? asking(file.heading, key) : [])];
}

/** The recovery time asked of an element that serves a flow: by the design of the element's file, and by the flows that it serves. */
export function rtoAskedOf(review: Review, element: Element): readonly Asking[] {
  const flows = flowsServedBy(review, element);
  if (flows.length === 0) return [];
  return [...askedByDesign(element, "rto"), ...flows.flatMap(({ flow }) => (flow ? asking(flow, "rto") : []))];
}

/** The data loss allowed of a store: by the design of its file, and by the flows that write it. */
export function rpoAskedOf(review: Review, store: Element): readonly Asking[] {
  const flows = review.remember(flowsByStore).get(store) ?? [];
  return [...askedByDesign(store, "rpo"), ...flows.flatMap((flow) => asking(flow, "rpo"))];
}

/** Of several askings the one with the least value, the first of equals; undefined for none. */
export function strictest(askings: readonly Asking[]): Asking | undefined {
  return askings.reduce<Asking | undefined>(
    (least, asking) => (least && least.value <= asking.value ? least : asking),
    undefined,
  );
}

function askedByDesign(element: Element, key: AskedKey): readonly Asking[] {
  const { heading } = element.file;
  return heading ? asking(heading, key) : [];
}

function asking(by: Flow | DesignHeading, key: AskedKey): readonly Asking[] {
  const read = by.get(key);
  return read.state === "stated" ? [{ by, value: read.value, source: read.source }] : [];
}

function flowsByStore(review: Review): ReadonlyMap<Element, readonly Flow[]> {
  const flows = new Map<Element, Flow[]>();
  for (const served of servedFlows(review)) {
    const { flow } = served;
    const stores = new Set(writesInFlow(review, served).map((write) => write.store));
    if (flow) for (const store of stores) append(flows, store, flow);
  }
  return flows;
}
