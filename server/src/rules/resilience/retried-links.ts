import type { LinkValues } from "../../../../grammar/schema/property-types.js";
import type { Link } from "../../design/model.js";
import type { PropertySource, Read, ValueOf } from "../../design/read.js";
import { allRetried } from "../../graph/retry.js";
import type { Review } from "../../graph/review.js";

type Retry = ValueOf<LinkValues["retry"]>;
type Backoff = "none" | "fixed" | "linear" | "exponential" | "server";

/** A link that is retried, and what it says of the waits between its tries. */
export interface RetriedLink {
  readonly link: Link;
  readonly source: PropertySource;
  /** A `delay` without a `backoff` is fixed (review.md, Fine print, "Resilience"); undefined where neither is said. */
  readonly backoff: Backoff | "invalid" | undefined;
  readonly jitter: Read<boolean>;
}

/** The retried links of a design, in order. */
export function retriedLinks(review: Review): readonly RetriedLink[] {
  return review.remember(findRetried);
}

function findRetried(review: Review): readonly RetriedLink[] {
  const found: RetriedLink[] = [];
  for (const link of allRetried(review)) {
    const retry = link.get("retry");
    if (retry.state !== "stated") continue;
    const { value, source } = retry;
    found.push({ link, source, backoff: backoffOf(value), jitter: value.get("jitter") });
  }
  return found;
}

function backoffOf(retry: Retry): RetriedLink["backoff"] {
  const [backoff, delay] = [retry.get("backoff"), retry.get("delay")];
  if (backoff.state === "invalid" || delay.state === "invalid") return "invalid";
  return backoff.value ?? (delay.state === "stated" ? "fixed" : undefined);
}
