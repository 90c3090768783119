import type { Flow } from "../../design/model.js";
import { flowAvailability } from "../../graph/flow-availability.js";
import { flowLatency } from "../../graph/flow-latency.js";
import { servedFlows, type ServedFlow } from "../../graph/flows.js";
import { askedOfFlow, strictest, type Asking } from "../../graph/promises.js";
import type { Review } from "../../graph/review.js";
import type { Snapshot } from "../../snapshot.js";
import { codeSpan } from "../../text/markdown.js";
import { durationText, percentText } from "../../text/quantities.js";
import { findingLines } from "./findings.js";
import { heading, lines, paragraphs, quoted } from "./lines.js";

/** What a flow asks and what the design can keep of it. */
export function flowHover(snapshot: Snapshot, flow: Flow): string {
  const review = snapshot.review(flow.file.uri);
  const served = review && servedFlow(review, flow);
  return paragraphs(
    heading("flow", flow.name, flow.title),
    quoted(flow.get("description").value),
    served && review ? lines(...keptPromises(review, served), limits(review, served)) : undefined,
    findingLines(snapshot, flow.place, flow.node.span),
  );
}

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

/** The elements that cost the flow most of its availability. */
function limits(review: Review, flow: ServedFlow): string | undefined {
  const { elements } = flowAvailability(review, flow);
  const weakest = [...elements].sort((a, b) => a.value - b.value).slice(0, 3);
  if (weakest.length === 0) return undefined;
  return `Weakest: ${weakest.map(({ element, value }) => `${codeSpan(element.name)} ${percentText(value)}`).join(", ")}`;
}
