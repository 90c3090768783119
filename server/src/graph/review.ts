import type { Design } from "../design/model.js";

/** A design with what is computed about it, each thing once and on demand. Graph functions take it and remember their results in it. */
export interface Review {
  readonly design: Design;
  /** Remembers the result of a pure function of the design. */
  remember<T>(key: (review: Review) => T): T;
}

/** A review of a design; nothing is computed yet. */
export function reviewOf(design: Design): Review {
  const results = new Map<unknown, unknown>();
  const review: Review = {
    design,
    remember<T>(key: (review: Review) => T): T {
      const known = results.get(key) as T | undefined;
      if (known !== undefined || results.has(key)) return known as T;
      const result = key(review);
      results.set(key, result);
      return result;
    },
  };
  return review;
}
