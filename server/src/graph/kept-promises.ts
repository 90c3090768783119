import type { Flow } from "../design/model.js";
import { durationText, percentText } from "../text/quantities.js";
import { flowAvailability } from "./flow-availability.js";
import { flowLatency } from "./flow-latency.js";
import { servedFlows, type ServedFlow } from "./flows.js";
import { askedOfFlow, strictest, type Asking } from "./promises.js";
import type { Review } from "./review.js";

/** The flow as the graph has it; undefined for one that did not parse whole. */
export function servedFlow(review: Review, flow: Flow): ServedFlow | undefined {
  return servedFlows(review).find(
    ({ flow: declared }) => declared?.name === flow.name && declared.file.uri === flow.file.uri,
  );
}

/** What is asked against what can be kept, a text each: `availability: asks 99.9%, can keep 99.82%`. */
export function keptPromises(review: Review, flow: ServedFlow): string[] {
  const availability = highest(askedOfFlow(flow, "availability"));
  const latency = strictest(askedOfFlow(flow, "latency"));
  const [{ value, elements, choices }, { total, parts }] = [flowAvailability(review, flow), flowLatency(review, flow)];
  const texts: string[] = [];
  const knowsAvailability = elements.length + choices.length > 0;
  if (availability || knowsAvailability)
    texts.push(
      promise(
        "availability",
        availability && percentText(availability.value / 100),
        knowsAvailability ? percentText(value) : undefined,
      ),
    );
  if (latency || parts.length > 0)
    texts.push(
      promise("latency", latency && durationText(latency.value), parts.length > 0 ? durationText(total) : undefined),
    );
  return texts;
}

/** The asking of a share that is hardest to keep. */
function highest(askings: readonly Asking[]): Asking | undefined {
  return [...askings].sort((a, b) => b.value - a.value)[0];
}

function promise(what: string, asked: string | undefined, kept: string | undefined): string {
  const can = what === "latency" ? "adds up to" : "can keep";
  const parts = [asked === undefined ? "" : `asks ${asked}`, kept === undefined ? "" : `${can} ${kept}`];
  return `${what}: ${parts.filter((part) => part !== "").join(", ")}`;
}
