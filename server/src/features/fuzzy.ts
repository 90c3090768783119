/**
 * How well the letters of `query` stand in `text` in their order, whatever their case: higher is better, undefined is not at all. Letters at
 * the start of a word and next to each other count more, and a text that is all there is counts most.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  if (query === "") return 0;
  const [wanted, given] = [query.toLowerCase(), text.toLowerCase()];
  if (wanted === given) return 1000;
  let score = given.startsWith(wanted) ? 100 : given.includes(wanted) ? 50 : 0;
  let at = -1;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const next = given.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    score += next === at + 1 ? 3 : startsWord(text, next) ? 2 : 0;
    at = next;
  }
  return score - text.length / 100;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}
