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
    const used = usedElements(review);
    for (const element of review.design.elements)
      if (element.file.links.length > 0 && !used.has(element))
        yield { subject: element, at: { element }, stated: true };
  },

  message: ([{ subject }]) =>
    `Nothing leads to or from ${subject.name}, so a reviewer can't tell what it is for, and no rule looks at what it does. Draw its links, or remove it.`,
};

/** Elements with a link, or to which another element refers. A link that did not come about counts as one. */
function usedElements(review: Review): ReadonlySet<Element> {
  const used = new Set(mentioned(review));
  const { elements, links } = review.design;
  for (const { source, target } of links) used.add(source).add(target);
  for (const element of elements)
    for (const key of ["of", "on", "dead-letter"] as const) note(used, element.reference(key));
  for (const link of links) for (const key of ["fallback", "dead-letter"] as const) note(used, link.reference(key));
  return used;
}

function note(used: Set<Element>, element: Element | undefined): void {
  if (element !== undefined) used.add(element);
}
