import type { Element } from "../../../design/model.js";
import { servedFlows, type ServedFlow } from "../../../graph/flows.js";
import { askedByDesign, askedOfFlow, type Asking } from "../../../graph/promises.js";
import type { Review } from "../../../graph/review.js";
import { flowsThatNeed } from "../../../graph/single-points.js";
import type { Options } from "../../rule.js";

export interface Needed {
  readonly flows: readonly ServedFlow[];
  readonly asking: Asking;
}

/** Our own elements without which a flow is down of which much is asked. */
export function neededWhereAsked(review: Review, options: Options): ReadonlyMap<Element, Needed> {
  const found = new Map<Element, Needed>();
  const muchOfFlows = new Map(
    servedFlows(review).map((flow) => [flow, muchIn((key) => askedOfFlow(flow, key), options)[0]]),
  );
  const muchOfFiles = new Map(
    review.design.files.map((file) => [file, muchIn((key) => askedByDesign({ file }, key), options)[0]]),
  );
  if ([...muchOfFlows.values(), ...muchOfFiles.values()].every((asking) => asking === undefined)) return found;
  for (const element of review.design.elements) {
    const flows = element.class === "outside" ? [] : flowsThatNeed(review, element);
    const ofDesign = muchOfFiles.get(element.file);
    const askings = flows.flatMap((flow) => {
      const asking = muchOfFlows.get(flow) ?? ofDesign;
      return asking ? [{ flow, asking }] : [];
    });
    const [first] = askings;
    if (first) found.set(element, { flows: askings.map(({ flow }) => flow), asking: first.asking });
  }
  return found;
}

/** What cannot be kept through the outage of a region. */
function muchIn(
  askedUnder: (key: "availability" | "rto") => readonly Asking[],
  { availability = 100, rto = 0 }: Options,
): readonly Asking[] {
  return [
    ...askedUnder("availability").filter(({ value }) => value >= availability),
    ...askedUnder("rto").filter(({ value }) => value <= rto),
  ];
}
