/** A list to begin with. Most lists of most things stay empty, so until something is added they are all this one. */
export const emptyList: readonly never[] = Object.freeze([]);

/** The list with one more at its end: a new list for the first, the same one after that. */
export function grown<T>(list: readonly T[], item: T): readonly T[] {
  if (list === emptyList) return [item];
  (list as T[]).push(item);
  return list;
}
