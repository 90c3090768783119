import type { Link } from "../../design/model.js";
import { wordsOf } from "../../graph/link-words.js";
import type { Review } from "../../graph/review.js";

/** The links by which somebody takes a lock, by their own word or that of a step over them. */
export function locks(review: Review): readonly Link[] {
  return review.remember(findLocks);
}

function findLocks(review: Review): readonly Link[] {
  return review.design.links.filter((link) =>
    wordsOf(review, link).some(({ operation }) => operation?.value === "lock"),
  );
}
