import type { Link } from "../../design/model.js";
import { allRetried } from "../../graph/retry.js";
import type { Review } from "../../graph/review.js";

/** The links over which a retry may repeat what has arrived already, in order. */
export function repeatingLinks(review: Review): readonly Link[] {
  return review.remember(findRepeating);
}

function findRepeating(review: Review): readonly Link[] {
  return [...allRetried(review)].filter(mayRepeat);
}

/**
 * Whether the retries of a link may repeat what has arrived already: they follow something else than `connection` and `throttled` (rules.md,
 * "retried-write-not-idempotent"); a publish with an outbox is sent from there.
 */
function mayRepeat(link: Link): boolean {
  const retry = link.get("retry");
  if (retry.state !== "stated") return false;
  const on = retry.value.get("on");
  if (on.state === "invalid" || link.get("outbox").value === true) return false;
  return on.value === undefined || on.value.some((fault) => fault !== "connection" && fault !== "throttled");
}
