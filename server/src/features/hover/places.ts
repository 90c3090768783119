import type { Element, Loss } from "../../design/model.js";
import { failureOf } from "../../graph/failure.js";
import { regionsOf, zonesOf } from "../../graph/places.js";
import type { Review } from "../../graph/review.js";
import type { Snapshot } from "../../snapshot.js";
import { reviewsOver } from "../designs.js";
import type { Meaning } from "../words/meaning.js";
import { heading, lines, nameList, paragraphs } from "./lines.js";

/** What stands in a region or zone, and what its loss takes down. */
export function placeHover(snapshot: Snapshot, uri: string, { key, name, named }: Meaning): string {
  const isZone = key.startsWith("zone ");
  const full = key.slice(key.indexOf(" ") + 1);
  const [region = "", zone = ""] = full.split(".");
  const [review] = reviewsOver(snapshot, uri);
  const loss: Loss = isZone ? { type: "zone", region, zone } : { type: "region", region: full };
  const there = review?.design.elements.filter((element) => standsIn(element, isZone ? full : undefined, full)) ?? [];
  return paragraphs(
    heading(isZone ? "zone" : "region", isZone && region !== "" ? full : name, named?.title),
    there.length === 0 ? "Nothing is said to stand here" : `Here: ${nameList(there.map((element) => element.name))}`,
    review && lossOf(review, loss),
  );
}

function standsIn(element: Element, zone: string | undefined, region: string): boolean {
  const places = zone === undefined ? regionsOf(element) : zonesOf(element);
  return places?.stated === true && (places.names ?? []).includes(zone ?? region);
}

function lossOf(review: Review, loss: Loss): string {
  const { down, flows } = failureOf(review, { whole: [loss], oneInstance: [] });
  const broken = flows.filter(({ flow }) => flow.flow).map(({ flow }) => flow.name);
  if (down.size + broken.length === 0) return "Its loss takes nothing down";
  return lines(
    `Its loss takes down ${nameList([...down.keys()].map(({ name }) => name))}`,
    broken.length > 0 ? `Flows that break: ${nameList(broken)}` : undefined,
  );
}

/** The elements that carry a tag. */
export function tagHover(snapshot: Snapshot, uri: string, tag: string): string {
  const reviews = reviewsOver(snapshot, uri);
  const tagged = reviews.flatMap(({ design }) =>
    design.elements.filter((element) => element.get("tags").value?.includes(tag)).map(({ name }) => name),
  );
  const names = [...new Set(tagged)];
  return paragraphs(
    heading("tag", tag, undefined),
    names.length > 0 ? `On ${nameList(names)}` : "No element carries it",
  );
}
