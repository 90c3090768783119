import type { DesignFile, Element } from "../../../design/model.js";
import { headsOf, onwardFrom } from "../../../graph/onward.js";
import { reach } from "../../../graph/reach.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";

interface Unreachable extends State {
  readonly subject: Element;
}

export const rule: Rule<Unreachable> = {
  meta: {
    id: "unreachable-element",
    category: "hygiene",
    severity: "information",
    summary: "Nothing that starts work leads to an element.",
    absence: false,
    topics: ["client-server", "batch-and-stream"],
    fix: "none",
    judged: "all-roots",
  },

  *check(review) {
    for (const element of islandHeads(review)) yield { subject: element, at: { element }, stated: true };
  },

  message: ([{ subject }]) =>
    `No client, external or scheduled job leads to ${subject.name}, so the design does not show what sets it to work, and what it calls is in no flow. Draw the link that is missing${subject.class === "compute" ? `, or state its "schedule"` : ""}.`,
};

/** Of the elements with links to which nothing leads that starts by itself, the heads of their islands. */
function islandHeads(review: Review): readonly Element[] {
  const { elements } = review.design;
  const reached = reach(elements.filter(startsWork), onwardFrom);
  const asked = askedFiles(review);
  const islands = elements.filter((element) => hasLinks(element) && !reached.has(element));
  return headsOf(islands).filter(({ file }) => asked.has(file));
}

/** What starts by itself, or may, for it can't be read. */
function startsWork(element: Element): boolean {
  if (element.class === "outside" || element.kind === "coordinator" || element.broken) return true;
  if (element.class !== "compute") return false;
  const processing = element.get("processing");
  if (processing.state === "invalid" || processing.value === "batch") return true;
  return element.get("schedule").state !== "unstated";
}

function hasLinks({ outgoing, incoming }: Element): boolean {
  return outgoing.length + incoming.length > 0;
}

/** The files that are asked: not parts for others to use, nor files that show no border of the system. */
function askedFiles({ design }: Review): ReadonlySet<DesignFile> {
  const parts = new Set(design.files.flatMap(({ imports }) => imports));
  const asked = design.files.filter(
    (file) => !parts.has(file) && file.elements.some((element) => element.class === "outside") && !hasLostLinks(file),
  );
  return new Set(asked);
}

/** A link that did not come about may be the one that leads there. */
function hasLostLinks({ problems, syntax }: DesignFile): boolean {
  return (
    problems.some(({ code }) => code === "name-unknown" || code === "schema-reference-kind") ||
    syntax.chunks.some(({ chunk }) => chunk.entries.some(({ kind }) => kind === "stray"))
  );
}
