/** How much to measure. */
export interface Effort {
  readonly quick: boolean;
}

/** Numbers of elements to measure designs of. */
export function sizesOf({ quick }: Effort): readonly number[] {
  return quick ? [50, 1000] : [50, 200, 1000, 5000];
}
