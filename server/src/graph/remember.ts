import type { Review } from "./review.js";

type Cache = Map<unknown, unknown>;

/**
 * What a pure function says of one thing of a design, computed once a review. The thing is compared by identity, so a function that makes
 * its argument anew each time gains nothing.
 */
export function rememberFor<K extends object, T>(review: Review, compute: (review: Review, item: K) => T, item: K): T {
  const caches = review.remember(cachesByFunction);
  let cache = caches.get(compute);
  if (!cache) caches.set(compute, (cache = new Map()));
  const known = cache.get(item) as T | undefined;
  if (known !== undefined || cache.has(item)) return known as T;
  const result = compute(review, item);
  cache.set(item, result);
  return result;
}

function cachesByFunction(): Map<unknown, Cache> {
  return new Map();
}
