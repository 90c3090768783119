import type { Element } from "../../../design/model.js";
import { mentioned } from "../../../graph/mentions.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";

interface Unused extends State {
  readonly subject: Element;
}

export const rule: Rule<Unused> = {
  meta: {
    id: "unused-element",
    category: "hygiene",
    severity: "information",
    summary: "An element takes no part in the design.",
    absence: false,
    topics: ["api-design"],
    fix: "none",
    judged: "all-roots",
  },

  *check(review) {
    const referred = referredTo(review);
    for (const element of review.design.elements) {
      if (element.file.links.length === 0 || hasLink(element) || referred.has(element)) continue;
      // asked last, for it goes over the text of files with mistakes: a link that did not come about counts as one
      if (!mentioned(review).has(element)) yield { subject: element, at: { element }, stated: true };
    }
  },

  message: ([{ subject }]) =>
    `Nothing leads to or from ${subject.name}, so a reviewer can't tell what it is for, and no rule looks at what it does. Draw its links, or remove it.`,
};

function hasLink({ outgoing, incoming }: Element): boolean {
  return outgoing.length + incoming.length > 0;
}

/** Elements to which another element or a link refers. */
function referredTo({ design: { elements, links } }: Review): ReadonlySet<Element> {
  const referred = new Set<Element>();
  const note = (element: Element | undefined): void => {
    if (element !== undefined) referred.add(element);
  };
  for (const element of elements) for (const key of ["of", "on", "dead-letter"] as const) note(element.reference(key));
  for (const link of links) for (const key of ["fallback", "dead-letter"] as const) note(link.reference(key));
  return referred;
}
