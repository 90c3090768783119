import type { Element, Link, Operation } from "../design/model.js";
import { idempotent, mutates, wordsOf, worst } from "./link-words.js";
import type { Review } from "./review.js";
import { allOf, isYes, not, type Verdict } from "./verdict.js";

/** A way over hard links to a write that must not be made twice. */
export interface WayToWrite {
  /** From the element on; the last is the write. */
  readonly path: readonly Link[];
  /** Whether the design says that the write is not idempotent. */
  readonly stated: boolean;
}

/**
 * The nearest hard link behind an element that writes or publishes, as the design states, and is not idempotent (rules.md, "retry-reaches-write").
 * Elements that state an `idempotency` of their own end the walk, the first one too. Undefined where there is none.
 */
export function wayToHarmfulWrite(review: Review, element: Element): WayToWrite | undefined {
  const next = review.remember(nextToWrite);
  const path: Link[] = [];
  for (let link = next.get(element); link; link = next.get(link.target)) {
    path.push(link);
    const harm = harmOf(review, link);
    if (isYes(harm)) return { path, stated: harm?.stated === true };
  }
  return undefined;
}

/** For each element from which a harmful write is reached the first link of a shortest way there: a search backwards from the writes. */
function nextToWrite(review: Review): ReadonlyMap<Element, Link> {
  const next = new Map<Element, Link>();
  const { links } = review.design;
  for (const link of links)
    if (mayGoOn(link) && isYes(harmOf(review, link)) && !next.has(link.source)) next.set(link.source, link);
  // the map grows while it is walked
  for (const element of next.keys()) {
    for (const link of element.incoming) if (mayGoOn(link) && !next.has(link.source)) next.set(link.source, link);
  }
  return next;
}

function mayGoOn({ soft, source }: Link): boolean {
  const idempotency = source.get("idempotency");
  return !soft && (idempotency.state === "unstated" || idempotency.value === "none");
}

const writing: ReadonlySet<Operation> = new Set<Operation>(["write", "read-write", "publish"]);

/** Whether a stated write or publish is not idempotent, by the link's own word or a step's. */
function harmOf(review: Review, link: Link): Verdict {
  const words = wordsOf(review, link).filter(({ operation }) => operation?.stated && writing.has(operation.value));
  return worst(words.map((word) => allOf(mutates(word), not(idempotent(word)))));
}
