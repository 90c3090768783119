/** How many UTF-16 units two texts have in common at their beginning. */
export function commonPrefix(one: string, other: string): number {
  return longest(one, other, (from, to) => one.slice(from, to) === other.slice(from, to));
}

/** How many UTF-16 units two texts have in common at their end. */
export function commonSuffix(one: string, other: string): number {
  const isSame = (from: number, to: number): boolean =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from);
  return longest(one, other, isSame);
}

/** By halves: to compare long parts at once is a hundred times faster than unit by unit. */
function longest(one: string, other: string, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  let most = Math.min(one.length, other.length);
  while (same < most) {
    const middle = Math.ceil((same + most) / 2);
    if (isSame(same, middle)) same = middle;
    else most = middle - 1;
  }
  return same;
}
