import type { Element, Link } from "../design/model.js";
import { locate, type Location } from "../design/place.js";
import type { Review } from "../graph/review.js";
import type { Line } from "./drawing.js";
import { describeLink } from "./labels.js";
import { extentOf } from "./marks.js";

/** Two elements that a drawing joins: by a link, or because one stands on or belongs to the other. */
export interface Connection {
  readonly source: Element;
  readonly target: Element;
  readonly line: Line;
  readonly label?: string;
  readonly description: string;
  readonly location: Location;
  readonly extent: Location;
  readonly link?: Link;
}

/** All connections of the design: its links first, then what follows from `on`, `dead-letter` and `of`. */
export function connectionsOf(review: Review): readonly Connection[] {
  return review.remember(buildConnections);
}

function buildConnections({ design }: Review): readonly Connection[] {
  return [...design.links.map(fromLink), ...design.elements.flatMap(fromReferences)];
}

function fromLink(link: Link): Connection {
  const label = [link.any ? "any" : undefined, link.title].filter(Boolean).join(" \u00b7 ");
  return {
    source: link.source,
    target: link.target,
    line: lineOf(link),
    ...(label && { label }),
    description: describeLink(link),
    location: locate(link.place),
    extent: extentOf(link),
    link,
  };
}

/** How a link is drawn. What is consumed is never a reason for the producer, so that only publishing is told apart. */
function lineOf(link: Link): Line {
  if (link.arrow === "->") return link.soft ? "soft-call" : "call";
  return link.soft && link.operation?.value === "publish" ? "soft-message" : "message";
}

function fromReferences(element: Element): Connection[] {
  const joined = (target: Element | undefined, line: Line, words: { label?: string; description: string }) =>
    target && target !== element ? [{ source: element, target, line, ...words, ...sourceOf(element) }] : [];
  const copied = element.kind === "store" ? element.reference("of") : undefined;
  const original = copied && !areLinked(element, copied) ? copied : undefined;
  return [
    ...joined(element.host, "runs-on", { description: "runs on" }),
    ...joined(element.reference("dead-letter"), "relation", {
      label: "dead letters",
      description: "sends dead letters to",
    }),
    ...joined(original, "relation", { label: "copy of", description: "is a copy of" }),
  ];
}

function sourceOf(element: Element): { location: Location; extent: Location } {
  const location = locate(element.place);
  return { location, extent: location };
}

function areLinked(a: Element, b: Element): boolean {
  return [...a.outgoing, ...a.incoming].some((link) => link.source === b || link.target === b);
}
