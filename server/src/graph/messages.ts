import type { Element, Link } from "../design/model.js";

/*
 * Who hands messages on and who takes them: by operation, not by arrow (review.md, Fine print, "Idempotency"). A worker may be sent messages
 * (`orders ~> mailer`) or fetch them (`mailer -> orders { operation: consume }`).
 */

/** Who takes the messages of a `consume` or the changes of a `stream`; undefined for any other link. */
export function consumerOf(link: Link): Element | undefined {
  if (!takesMessages(link)) return undefined;
  return link.arrow === "~>" ? link.target : link.source;
}

/** The queue, topic or store from which a `consume` or `stream` takes; undefined for any other link. */
export function consumedFrom(link: Link): Element | undefined {
  if (!takesMessages(link)) return undefined;
  return link.arrow === "~>" ? link.source : link.target;
}

/** The links by which the messages of a queue or topic, or the changes of a store, are taken: its subscriptions, in order. */
export function consumptionsOf(element: Element): readonly Link[] {
  return [...element.outgoing, ...element.incoming]
    .filter((link) => consumedFrom(link) === element)
    .sort((one, other) => one.index - other.index);
}

/** The links by which messages come into a queue or topic, in order. */
export function publicationsTo(element: Element): readonly Link[] {
  return element.incoming.filter((link) => link.operation?.value === "publish");
}

/** The links by which an element takes messages or changes from others, in order. */
export function consumptionsBy(element: Element): readonly Link[] {
  return [...element.outgoing, ...element.incoming]
    .filter((link) => consumerOf(link) === element)
    .sort((one, other) => one.index - other.index);
}

function takesMessages({ operation }: Link): boolean {
  return operation?.value === "consume" || operation?.value === "stream";
}
