import type { Element, Link } from "../design/model.js";
import { components } from "./components.js";
import type { Review } from "./review.js";

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

/** The hard calls that an element makes, in order. */
export function hardCallsOf(review: Review, element: Element): readonly Link[] {
  return review.remember(hardCallsByCaller)[element.index] ?? [];
}

/** The strongly connected parts of the hard calls, what they lead to first. */
export function hardCallParts(review: Review): readonly (readonly Element[])[] {
  return review.remember(findParts);
}

function hardCallsByCaller({ design }: Review): readonly (readonly Link[])[] {
  return design.elements.map(({ outgoing }) => outgoing.filter(isHardCall));
}

function findParts(review: Review): readonly (readonly Element[])[] {
  return components(review.design.elements, (element) => hardCallsOf(review, element).map((link) => link.target));
}
