import type { Element, Link } from "../../../design/model.js";
import { consumptionsOf } from "../../../graph/messages.js";
import type { Review } from "../../../graph/review.js";

/** A queue or topic whose messages may come again, with its subscriptions and those among them that have no way out. */
export interface AskedQueue {
  readonly queue: Element;
  readonly subscriptions: readonly Link[];
  readonly faulty: readonly Link[];
}

/** Queues and topics with a consumer, that deliver at least once, and that are nobody's dead letter themselves. */
export function askedQueues(review: Review): readonly AskedQueue[] {
  return review.remember(findAskedQueues);
}

function findAskedQueues({ design }: Review): readonly AskedQueue[] {
  const deadLetters = new Set<Element | undefined>();
  for (const element of design.elements) deadLetters.add(element.reference("dead-letter"));
  for (const link of design.links) deadLetters.add(link.reference("dead-letter"));
  const queues = design.elements.filter((element) => element.class === "messaging" && !element.broken);
  return queues.flatMap((queue) => {
    if (deadLetters.has(queue)) return [];
    const subscriptions = consumptionsOf(queue).filter((link) => mayComeAgain(queue, link));
    const faulty = subscriptions.filter((link) => lacks(queue, link).length > 0);
    return subscriptions.length === 0 ? [] : [{ queue, subscriptions, faulty }];
  });
}

/** The subscription's own word comes before the queue's. What can't be read is not known to come again. */
function mayComeAgain(queue: Element, link: Link): boolean {
  const [own, general] = [link.get("delivery"), queue.get("delivery")];
  const delivery = own.state === "unstated" ? general : own;
  return delivery.state !== "invalid" && delivery.value !== "at-most-once";
}

/** What neither the subscription nor its queue states; `dead-letter: none` states that there is none. */
export function lacks(queue: Element, link: Link): readonly ("dead-letter" | "max-deliveries")[] {
  const letter = link.get("dead-letter").state === "unstated" ? queue.get("dead-letter") : link.get("dead-letter");
  const deliveries =
    link.get("max-deliveries").state === "unstated" ? queue.get("max-deliveries") : link.get("max-deliveries");
  return [
    ...(letter.state === "unstated" || letter.value === "none" ? (["dead-letter"] as const) : []),
    ...(deliveries.state === "unstated" ? (["max-deliveries"] as const) : []),
  ];
}
