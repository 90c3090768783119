import type { DesignFile, Element } from "../../../design/model.js";
import { ownerOf } from "../../../graph/containment.js";
import type { Review } from "../../../graph/review.js";
import { statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords } from "../../words.js";

interface Ownerless extends State {
  readonly subject: Element;
  /** Who owns other parts of the file, the most frequent first. */
  readonly owners: readonly string[];
}

export const rule: Rule<Ownerless> = {
  meta: {
    id: "owner-missing",
    category: "operation",
    severity: "information",
    summary: "Nobody owns an element, while others have their owners.",
    absence: true,
    topics: ["microservices-guidelines"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, owners } of askedElements(review))
      if (ownerOf(element) === null) yield { subject: element, at: { element }, stated: false, owners };
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    return `When ${names} breaks at night, the design does not say whom to call, though it does for other parts. State "owner" on it, on its group or on the design.`;
  },

  fixes: ([{ subject, owners }]) =>
    owners.slice(0, 3).flatMap((owner) => statingFix(subject, "owner", JSON.stringify(owner))),

  silence: {
    property: "owner",
    *asked(review) {
      for (const { element } of askedElements(review)) yield { subject: element, states: ownerOf(element) !== null };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts have no owner, while others have: when one breaks at night, the design does not say whom to call. State "owner" on them, on their groups or on the design.`,
  },
};

/** Compute and state of the files in which an element of ours or a group has an owner. */
function* askedElements({
  design,
}: Review): Iterable<{ readonly element: Element; readonly owners: readonly string[] }> {
  for (const file of design.files) {
    const owners = ownersIn(file);
    if (owners.length === 0) continue;
    for (const element of file.elements)
      if (element.class === "compute" || element.class === "state") yield { element, owners };
  }
}

function ownersIn({ elements, containers }: DesignFile): readonly string[] {
  const counts = new Map<string, number>();
  const owned = [...elements.filter((element) => element.class !== "outside"), ...containers];
  for (const one of owned) {
    const owner = one.type === "element" ? one.get("owner").value : one.get("owner").value;
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([owner]) => owner);
}
