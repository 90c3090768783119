import type { Link } from "../../design/model.js";
import { isRetried } from "../../graph/retry.js";
import type { Review } from "../../graph/review.js";

/** The links over which a retry may repeat what has arrived already, in order. */
export function repeatingLinks(review: Review): readonly Link[] {
  return review.remember(findRepeating);
}

function findRepeating({ design }: Review): readonly Link[] {
  return design.links.filter(mayRepeat);
}

/**
 * Whether a retry may repeat what has arrived already: it is retried after something else than `connection` and `throttled` (rules.md,
 * "retried-write-not-idempotent"); a publish with an outbox is sent from there.
 */
function mayRepeat(link: Link): boolean {
  const retry = link.get("retry");
  if (retry.state !== "stated" || !isRetried(link)) return false;
  const on = retry.value.get("on");
  if (on.state === "invalid" || link.get("outbox").value === true) return false;
  return on.value === undefined || on.value.some((fault) => fault !== "connection" && fault !== "throttled");
}
