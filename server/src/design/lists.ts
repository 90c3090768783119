/** A list to begin with. Most lists of most things stay empty, so until something is added they are all this one. */
export const emptyList: readonly never[] = Object.freeze([]);

/** The list with one more at its end. Few have more than three: an array that something is pushed to takes room for sixteen more. */
export function grown<T>(list: readonly T[], item: T): readonly T[] {
  switch (list.length) {
    case 0:
      return [item];
    case 1:
      return [list[0] as T, item];
    case 2:
      return [list[0] as T, list[1] as T, item];
    case 3:
      return [list[0] as T, list[1] as T, list[2] as T, item];
    default:
      (list as T[]).push(item);
      return list;
  }
}
