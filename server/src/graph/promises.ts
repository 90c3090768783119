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
  /** False where it is asked only because of a write that is derived. */
  readonly stated: boolean;
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

/** The recovery time asked of what stands in the way of a flow: by the design of the element's file, and by the flows with a step on it. */
export function rtoAskedOfSteps({ design }: Review, element: Element): readonly Asking[] {
  const isOn = ({ steps }: Flow): boolean =>
    steps.some(({ source, target }) => source === element || target === element);
  const passing = design.flows.filter(isOn);
  return [...askedByDesign(element, "rto"), ...passing.flatMap((flow) => asking(flow, "rto"))];
}

/** The data loss allowed of a store: by the design of its file, and by the flows that write it. */
export function rpoAskedOf(review: Review, store: Element): readonly Asking[] {
  const writers = review.remember(writersByStore).get(store) ?? [];
  const byFlows = writers.flatMap(({ flow, stated }) => asking(flow, "rpo").map((asked) => ({ ...asked, stated })));
  return [...askedByDesign(store, "rpo"), ...byFlows];
}

/** Of several askings the one with the least value, the first of equals; undefined for none. */
export function strictest(askings: readonly Asking[]): Asking | undefined {
  return askings.reduce<Asking | undefined>(
    (least, asking) => (least && least.value <= asking.value ? least : asking),
    undefined,
  );
}

/** What the design of an element's file asks. */
export function askedByDesign({ file }: Pick<Element, "file">, key: AskedKey): readonly Asking[] {
  const { heading } = file;
  return heading ? asking(heading, key) : [];
}

function asking(by: Flow | DesignHeading, key: AskedKey): readonly Asking[] {
  const read = by.get(key);
  return read.state === "stated" ? [{ by, value: read.value, source: read.source, stated: true }] : [];
}

/** A flow that writes a store; stated where the design says outright that it does. */
interface WritingFlow {
  readonly flow: Flow;
  readonly stated: boolean;
}

/** The flows that write a store and ask for something of what is written. */
function writersByStore(review: Review): ReadonlyMap<Element, readonly WritingFlow[]> {
  const writers = new Map<Element, WritingFlow[]>();
  for (const served of servedFlows(review)) {
    const { flow } = served;
    if (flow?.get("rpo").state !== "stated") continue;
    const stores = new Map<Element, boolean>();
    for (const { store, stated } of writesInFlow(review, served))
      stores.set(store, stated || stores.get(store) === true);
    for (const [store, stated] of stores) append(writers, store, { flow, stated });
  }
  return writers;
}
