import { reviewOf, type Review } from "../server/src/graph/review.js";
import type { Design } from "../server/src/design/model.js";
import { readsOf, writesOf } from "../server/src/graph/access.js";
import { elementAvailability } from "../server/src/graph/availability.js";
import { callCycles } from "../server/src/graph/call-cycles.js";
import { longestCallChain } from "../server/src/graph/call-chain.js";
import { failureOf } from "../server/src/graph/failure.js";
import { flowAvailability } from "../server/src/graph/flow-availability.js";
import { flowLatency } from "../server/src/graph/flow-latency.js";
import { servedFlows } from "../server/src/graph/flows.js";
import { harmfulTwice } from "../server/src/graph/link-words.js";
import { loadOf } from "../server/src/graph/load.js";
import { recoveryTime } from "../server/src/graph/recovery.js";
import { redundant, survivesRegion, survivesZone } from "../server/src/graph/redundancy.js";
import { retryPaths } from "../server/src/graph/retry-paths.js";
import { flowsServedBy } from "../server/src/graph/serving.js";
import { sharedNeeds } from "../server/src/graph/shared-needs.js";
import { flowsThatNeed, singlePointsOfFlow } from "../server/src/graph/single-points.js";
import { worstTime } from "../server/src/graph/worst-time.js";
import type { Task } from "./measure.js";

/** What is asked of the graph, by what it is about; every question is put to all elements, links or flows that it can be put to. */
const questions: Readonly<Record<string, (review: Review) => void>> = {
  reach: (review) => {
    callCycles(review);
    retryPaths(review);
    for (const flow of servedFlows(review)) longestCallChain(review, flow);
    for (const element of review.design.elements) {
      readsOf(review, element);
      writesOf(review, element);
      flowsServedBy(review, element);
    }
    for (const link of review.design.links) harmfulTwice(review, link);
  },
  redundancy: (review) => {
    for (const element of review.design.elements) {
      redundant(element);
      survivesZone(element);
      survivesRegion(element);
    }
  },
  failure: (review) => {
    for (const flow of servedFlows(review)) singlePointsOfFlow(review, flow);
    for (const element of review.design.elements) flowsThatNeed(review, element);
    for (const group of review.design.anyGroups) sharedNeeds(review, group);
    failureOf(review, { whole: [], oneInstance: review.design.elements });
  },
  availability: (review) => {
    for (const flow of servedFlows(review)) flowAvailability(review, flow);
    for (const element of review.design.elements) {
      elementAvailability(element);
      recoveryTime(element);
    }
  },
  load: (review) => {
    for (const element of review.design.elements) loadOf(review, element);
  },
  "time limits": (review) => {
    for (const flow of servedFlows(review)) flowLatency(review, flow);
    for (const link of review.design.links) worstTime(link);
  },
};

/** What rules ask of the graph: all of it, and each question alone, of a design that nobody has asked before. */
export function graphTasks(build: () => Design): readonly Task<Design>[] {
  const ask = (design: Design, put: readonly ((review: Review) => void)[]): void => {
    const review = reviewOf(design);
    for (const question of put) question(review);
  };
  const all: Task<Design> = {
    name: "graph",
    prepare: build,
    run: (design) => ask(design, Object.values(questions)),
  };
  const alone = Object.entries(questions).map(([name, question]): Task<Design> => ({
    name: `graph: ${name}`,
    prepare: build,
    run: (design) => ask(design, [question]),
  }));
  return [all, ...alone];
}
