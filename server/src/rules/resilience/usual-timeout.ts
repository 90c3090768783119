import type { Link } from "../../design/model.js";
import { nextCalls } from "../../graph/next-calls.js";
import type { Review } from "../../graph/review.js";
import { exactDurationText } from "../../text/quantities.js";

/** What people choose, in milliseconds. */
const usual = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/**
 * A timeout for links that lack one, such as `500ms`: what fits the budget of those who wait for their callers, all tries included, a second
 * at most; never less than what the targets themselves may wait, and never more than a function may run.
 */
export function usualTimeout(review: Review, links: readonly Link[]): string {
  const most = Math.min(1000, ...links.map(budgetOf));
  const chosen = usual.filter((value) => value <= most).at(-1) ?? 1;
  const least = Math.max(0, ...links.map((link) => nextCalls(review, link.target)[0]?.worst.total ?? 0));
  const limit = Math.min(
    ...links.map(({ target }) =>
      target.kind === "function" ? (target.get("max-duration").value ?? Infinity) : Infinity,
    ),
  );
  return exactDurationText(Math.min(Math.max(chosen, least), limit));
}

/** What one try may take, so that all of them fit into the shortest timeout of those who call the source. */
function budgetOf(link: Link): number {
  const timeouts = link.source.incoming.map((caller) => caller.get("timeout").value);
  const shortest = Math.min(...timeouts.map((value) => (typeof value === "number" ? value : Infinity)));
  const retry = link.get("retry");
  const attempts = retry.state === "stated" ? retry.value.get("attempts").value : 1;
  return typeof attempts === "number" ? shortest / attempts : shortest;
}
