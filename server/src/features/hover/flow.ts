import type { Flow } from "../../design/model.js";
import { flowAvailability } from "../../graph/flow-availability.js";
import type { ServedFlow } from "../../graph/flows.js";
import { keptPromises, servedFlow } from "../../graph/kept-promises.js";
import type { Review } from "../../graph/review.js";
import type { Snapshot } from "../../snapshot.js";
import { codeSpan } from "../../text/markdown.js";
import { percentText } from "../../text/quantities.js";
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

/** The elements that cost the flow most of its availability. */
function limits(review: Review, flow: ServedFlow): string | undefined {
  const { elements } = flowAvailability(review, flow);
  const weakest = [...elements].sort((a, b) => a.value - b.value).slice(0, 3);
  if (weakest.length === 0) return undefined;
  return `Weakest: ${weakest.map(({ element, value }) => `${codeSpan(element.name)} ${percentText(value)}`).join(", ")}`;
}
