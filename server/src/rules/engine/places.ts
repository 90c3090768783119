import type { Acceptance } from "../../design/model.js";
import { locate, type Location, type Place } from "../../design/place.js";
import type { PropertySource } from "../../design/read.js";
import { cover } from "../../text/span.js";
import type { At, Subject } from "../rule.js";

/** Where a state stands, alone. */
export function locationOf(at: At): Location {
  return locate(placeOf(at));
}

/** The place where a state stands, alone. */
export function placeOf(at: At): Place {
  if ("link" in at) return at.link.place;
  if ("element" in at) return at.element.place;
  if ("flow" in at) return at.flow.place;
  if ("any" in at) return at.any.place;
  if ("source" in at) return partOf(at.source, at.part);
  return at.place;
}

function partOf({ node, place }: PropertySource, part: "key" | "value" | undefined): Place {
  if (part === "key") return { ...place, span: node.key.span };
  if (part === "value") return { ...place, span: (node.value ?? node.body)?.span ?? place.span };
  return place;
}

/** The place that states have in common where they become one finding: the links of a statement share its path. */
export function sharedPlaceOf(at: At): Place {
  return "link" in at ? at.link.statement.place : placeOf(at);
}

/** The key of where a place lies. */
function keyOf({ uri, chunk, span }: Place): string {
  return `${uri} ${span.start + chunk.start} ${span.end + chunk.start}`;
}

export function locationKey({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}

/** The same for the same element, link, flow or heading in whatever design it is met. */
export function subjectKey(subject: Subject): string {
  return `${subject.type} ${keyOf(subject.place)}`;
}

/** From the first place to the last; all lie in one file. Throws for none. */
export function coverAll(locations: readonly Location[]): Location {
  return locations.reduce((all, next) => ({ uri: all.uri, span: cover(all.span, next.span) }));
}

/** A syntax error lies in it or, for a link, in one of its ends. */
export function isBroken(subject: Subject): boolean {
  if (subject.type === "any") return subject.links.some(isBroken);
  return subject.broken || (subject.type === "link" && (subject.source.broken || subject.target.broken));
}

/** The acceptances that stand in the subject itself. */
export function acceptancesOf(subject: Subject): readonly Acceptance[] {
  return subject.type === "any" ? subject.links.flatMap((link) => link.acceptances) : subject.acceptances;
}
