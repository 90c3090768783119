import type { Element, Link } from "../design/model.js";

/*
 * Which links bind their source to their target (language.md, "Links"; review.md, "Depends hard").
 */

/** Whether the source depends hard on the target: a hard `->`, or a hard `~>` that publishes. What stands behind a consume never binds. */
export function dependsOver(link: Link): boolean {
  return !link.soft && (link.arrow === "->" || link.operation?.value === "publish");
}

/** Whether the link is a hard synchronous one: the caller waits, and fails when the callee does. */
export function isHardCall(link: Link): boolean {
  return !link.soft && link.arrow === "->";
}

/** The hard calls that an element makes. */
export function hardCallsOf(element: Element): readonly Link[] {
  return element.outgoing.filter(isHardCall);
}
