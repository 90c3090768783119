import type { Element, Link } from "../../../design/model.js";
import { operationInFlow, writesInFlow, writesOf, type Access } from "../../../graph/access.js";
import { servedFlows, type ServedFlow } from "../../../graph/flows.js";
import type { Review } from "../../../graph/review.js";

/** A message that compute publishes in the same work in which it writes a store. */
export interface DualWriting {
  readonly publish: Link;
  readonly writes: readonly Access[];
  readonly flows: readonly string[];
}

/** All of them: within one flow or, where the design has no flows, within one file. Only hard links bind the two together. */
export function dualWrites(review: Review): readonly DualWriting[] {
  return review.remember(findDualWrites);
}

function findDualWrites(review: Review): readonly DualWriting[] {
  const found = new Map<Link, { writes: Access[]; flows: string[] }>();
  const wholes =
    review.design.flows.length > 0 ? servedFlows(review).map((flow) => inFlow(review, flow)) : [inFiles(review)];
  for (const { name, publishes, writes } of wholes) {
    for (const publish of publishes) {
      const together = writes(publish).filter(({ link }) => isHardStoreWrite(link));
      if (together.length === 0) continue;
      const known = found.get(publish) ?? { writes: [], flows: [] };
      found.set(publish, known);
      known.writes.push(...together.filter(({ link }) => !known.writes.some((write) => write.link === link)));
      if (name !== undefined) known.flows.push(name);
    }
  }
  return [...found].map(([publish, { writes, flows }]) => ({ publish, writes, flows }));
}

/** What happens together: the messages that compute sends, and the writes that belong to one. */
interface Whole {
  readonly name?: string;
  readonly publishes: readonly Link[];
  writes(publish: Link): readonly Access[];
}

function inFlow(review: Review, flow: ServedFlow): Whole {
  const published = flow.steps.flatMap((step) =>
    step.links.filter((link) => operationInFlow(step, link)?.value === "publish"),
  );
  const writes = writesInFlow(review, flow);
  return {
    name: flow.name,
    publishes: [...new Set(published)].filter(isHardPublish),
    writes: ({ source }) => writes.filter(({ writer }) => writer === source),
  };
}

function inFiles(review: Review): Whole {
  const byWriter = new Map<Element, Access[]>();
  for (const store of review.design.elements.filter(({ kind }) => kind === "store")) {
    for (const access of writesOf(review, store)) {
      const { source } = access.link;
      byWriter.set(source, [...(byWriter.get(source) ?? []), access]);
    }
  }
  return {
    publishes: review.design.links.filter(({ operation }) => operation?.value === "publish").filter(isHardPublish),
    writes: ({ source, file }) => (byWriter.get(source) ?? []).filter(({ link }) => link.file === file),
  };
}

function isHardPublish(link: Link): boolean {
  return !link.soft && link.source.class === "compute" && link.target.class === "messaging";
}

function isHardStoreWrite(link: Link): boolean {
  return !link.soft && !link.broken && link.target.kind === "store";
}
