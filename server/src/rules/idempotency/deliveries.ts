import type { Element, Link } from "../../design/model.js";
import type { Read } from "../../design/read.js";
import { consumedFrom, consumerOf } from "../../graph/messages.js";
import type { Review } from "../../graph/review.js";

export type Delivery = "at-most-once" | "at-least-once" | "exactly-once";

/** A subscription: what is taken from where, and what its taker says of messages that come twice. */
export interface Subscription {
  readonly link: Link;
  readonly from: Element;
  readonly consumer: Element;
  /** Of the link, else of the queue or topic; a store's changes come at least once. */
  readonly delivery: Read<Delivery> | "stream";
  /** The link's word, which wins over the consumer's. */
  readonly idempotency: Read<"none" | "natural" | "key" | "dedupe">;
}

/** All subscriptions to queues, topics and the changes of stores, in order. */
export function subscriptions(review: Review): readonly Subscription[] {
  return review.remember(findSubscriptions);
}

function findSubscriptions({ design }: Review): readonly Subscription[] {
  const found: Subscription[] = [];
  for (const link of design.links) {
    const from = consumedFrom(link);
    const consumer = from && consumerOf(link);
    if (from === undefined || consumer === undefined) continue;
    const own = link.get("idempotency");
    const idempotency = own.state === "unstated" ? consumer.get("idempotency") : own;
    found.push({ link, from, consumer, delivery: deliveryOf(link, from), idempotency });
  }
  return found;
}

function deliveryOf(link: Link, from: Element): Subscription["delivery"] {
  if (from.class !== "messaging") return "stream";
  const own = link.get("delivery");
  return own.state === "unstated" ? from.get("delivery") : own;
}
