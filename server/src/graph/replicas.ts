import type { Element } from "../design/model.js";
import type { PropertySource, Read } from "../design/read.js";

/** A number of instances, zones or regions. */
export interface Count {
  /** The number; for `many` the least that it can be, 2. */
  readonly value: number;
  /** False for `many`: a rule that needs the number itself is silent. */
  readonly exact: boolean;
  /** False where it was left out and is taken as one. */
  readonly stated: boolean;
  readonly source?: PropertySource;
}

const ONE_UNSTATED: Count = { value: 1, exact: true, stated: false };

/**
 * How many instances an element has at least (review.md, "Redundant"): `replicas` or `scaling.min`, the greater where both are stated, `many`
 * as at least two, nothing stated as one, unstated. Undefined where what it needs is invalid.
 */
export function replicas(element: Element): Count | undefined {
  return greater(countOf(element.get("replicas")), scalingCount(element, "min"));
}

/**
 * How many instances an element may come to: `scaling.max`, else `replicas`, else one, unstated (rules.md, "connection-limit"). Undefined
 * where what it needs is invalid.
 */
export function mostInstances(element: Element): Count | undefined {
  const most = scalingCount(element, "max");
  return most?.stated === false ? countOf(element.get("replicas")) : most;
}

/** A stated count, `many` as at least two, an unstated one as one; undefined for an invalid one. */
export function countOf(read: Read<number | "many">): Count | undefined {
  if (read.state === "invalid") return undefined;
  if (read.state === "unstated") return ONE_UNSTATED;
  const many = read.value === "many";
  return { value: read.value === "many" ? 2 : read.value, exact: !many, stated: true, source: read.source };
}

function scalingCount(element: Element, key: "min" | "max"): Count | undefined {
  const scaling = element.get("scaling");
  if (scaling.state === "invalid") return undefined;
  const read = scaling.state === "stated" ? scaling.value.get(key) : scaling;
  const count = countOf(read);
  // scaling to nothing when idle still means one instance at work
  return count && { ...count, value: Math.max(1, count.value) };
}

/** Unstated counts say nothing; a `many` next to a number stays inexact, for it may be more. */
function greater(first: Count | undefined, second: Count | undefined): Count | undefined {
  if (!first || !second) return undefined;
  if (!first.stated) return second;
  if (!second.stated) return first;
  const [most, least] = first.value >= second.value ? [first, second] : [second, first];
  return { ...most, exact: most.exact && least.exact };
}
