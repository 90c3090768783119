import type { Link } from "../design/model.js";
import type { PropertySource } from "../design/read.js";
import type { Review } from "./review.js";

/** What a link says about trying again. */
export interface Retry {
  /** All tries, the first included; undefined where the block does not say. */
  readonly attempts: number | "unlimited" | undefined;
  /** Milliseconds for all tries together. */
  readonly deadline: number | undefined;
  /** Percent of extra tries that the callers allow themselves over all calls. */
  readonly budget: number | undefined;
  readonly source: PropertySource;
}

/** What `retry` says: undefined where it is not stated, "invalid" where the text is wrong. */
export function retryOf(link: Link): Retry | "invalid" | undefined {
  const read = link.get("retry");
  if (read.state === "invalid") return "invalid";
  if (read.state === "unstated") return undefined;
  const { value: block, source } = read;
  const [attempts, deadline, budget] = [block.get("attempts"), block.get("deadline"), block.get("budget")];
  if (attempts.state === "invalid" || deadline.state === "invalid" || budget.state === "invalid") return "invalid";
  return { attempts: attempts.value, deadline: deadline.value, budget: budget.value, source };
}

/** The links that are retried, in order. */
export function allRetried(review: Review): ReadonlySet<Link> {
  return review.remember(findAllRetried);
}

function findAllRetried({ design }: Review): ReadonlySet<Link> {
  return new Set(design.links.filter(isRetried));
}

/** Whether the link is retried: attempts > 1 or unlimited, or a deadline and no attempts (review.md, "Words"). Invalid is not known to be. */
export function isRetried(link: Link): boolean {
  const retry = retryOf(link);
  if (retry === undefined || retry === "invalid") return false;
  const { attempts, deadline } = retry;
  return attempts === undefined ? deadline !== undefined : attempts === "unlimited" || attempts > 1;
}

/**
 * How many calls one call becomes at most over a link (rules.md, "retry-amplification"; review.md, Fine print, "Resilience"): its attempts;
 * infinitely many where they are unlimited and no deadline bounds them; 1 for a deadline alone or with unlimited attempts; at most 1 + b
 * with a budget of b (as Google's SRE book, "Handling Overload", bounds them with a per-client retry budget).
 */
export function retryFactor(link: Link): number {
  const retry = retryOf(link);
  if (retry === undefined || retry === "invalid") return 1;
  const factor = unbudgetedFactor(retry);
  return retry.budget === undefined ? factor : Math.min(factor, 1 + retry.budget / 100);
}

function unbudgetedFactor({ attempts, deadline }: Retry): number {
  if (attempts === undefined) return 1;
  if (attempts !== "unlimited") return attempts;
  return deadline === undefined ? Infinity : 1;
}
