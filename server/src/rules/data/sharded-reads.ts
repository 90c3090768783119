import type { Element, Link } from "../../design/model.js";
import type { PropertySource } from "../../design/read.js";
import { readsState, wordsOf } from "../../graph/link-words.js";
import type { Review } from "../../graph/review.js";
import { isYes } from "../../graph/verdict.js";

/** A read of a store by a stated field. */
export interface ReadByField {
  readonly link: Link;
  readonly store: Element;
  readonly field: string;
  /** The property that names the field. */
  readonly source: PropertySource;
  /** The key that the store is sharded by; undefined where it is not sharded or does not say. */
  readonly shardKey: string | undefined;
  readonly isSharded: boolean;
}

/** Every read of a store by a field, as a link or a step of a flow over it says. Silent where the store's sharding is not known. */
export function readsByField(review: Review): readonly ReadByField[] {
  return review.remember(findReads);
}

function findReads(review: Review): readonly ReadByField[] {
  const links = review.design.links.filter(({ target }) => target.kind === "store");
  return links.flatMap((link) => readsOver(review, link));
}

function readsOver(review: Review, link: Link): readonly ReadByField[] {
  const sharding = link.target.get("sharding");
  const key = sharding.state === "stated" ? sharding.value.get("key") : sharding;
  if (sharding.state === "invalid" || key.state === "invalid") return [];
  const reads: ReadByField[] = [];
  for (const word of wordsOf(review, link)) {
    const by = word.step ? word.step.get("by") : link.get("by");
    if (by.state !== "stated" || !isYes(readsState(word))) continue;
    if (reads.some(({ source }) => source.node === by.source.node)) continue;
    reads.push({
      link,
      store: link.target,
      field: by.value,
      source: by.source,
      shardKey: key.state === "stated" ? key.value : undefined,
      isSharded: sharding.state === "stated",
    });
  }
  return reads;
}
