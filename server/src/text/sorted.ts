/**
 * The index of the first item of which `isBehind` holds; the length when it holds of none. The items are in order: where it holds of one, it
 * holds of all after it.
 */
export function firstIndex<T>(items: readonly T[], isBehind: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
