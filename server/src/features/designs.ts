import type { Element } from "../design/model.js";
import { locate, type Location } from "../design/place.js";
import type { Review } from "../graph/review.js";
import type { Snapshot } from "../snapshot.js";
import { outermostImporters } from "./words/importers.js";

/** The same for the same location. */
export function locationKey({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}

/** The same element in each of the widest designs that contain its file. */
export function elementsOver(snapshot: Snapshot, element: Element): readonly Element[] {
  return reviewsOver(snapshot, element.file.uri).flatMap(({ design }) => {
    const same = sameElement(design.files, element);
    return same ? [same] : [];
  });
}

/** The element in a review, and that review, of the widest designs that contain its file. */
export function reviewsOver(snapshot: Snapshot, uri: string): readonly Review[] {
  return outermostImporters(snapshot, uri).flatMap((root) => snapshot.review(root) ?? []);
}

/** The same element in another design. */
export function sameElement(
  files: readonly { readonly uri: string; readonly elements: readonly Element[] }[],
  element: Element,
): Element | undefined {
  const key = locationKey(locate(element.place));
  const file = files.find(({ uri }) => uri === element.file.uri);
  return file?.elements.find((other) => locationKey(locate(other.place)) === key);
}
