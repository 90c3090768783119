/** A set of small whole numbers as bits, so that joining and intersecting cost a step for 32 of them. */
export class Bits {
  readonly #words: Uint32Array;

  /** An empty set of numbers below `size`. */
  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  add(number: number): void {
    const word = number >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** Adds what all of the others have; they are of the same size. Tells whether that was anything new; of no others, nothing is. */
  addCommon(others: readonly Bits[]): boolean {
    const [first] = others;
    if (!first) return false;
    let isNew = false;
    for (let word = 0; word < this.#words.length; word++) {
      let common = first.#words[word] ?? 0;
      // most words of most sets are empty
      for (let at = 1; at < others.length && common !== 0; at++) common &= (others[at] ?? first).#words[word] ?? 0;
      if (common === 0) continue;
      const before = this.#words[word] ?? 0;
      // both are compared as the array holds them, without a sign
      this.#words[word] = before | common;
      if (this.#words[word] !== before) isNew = true;
    }
    return isNew;
  }

  /** How many numbers are in it. */
  get size(): number {
    let size = 0;
    for (const word of this.#words) for (let rest = word; rest !== 0; rest &= rest - 1) size++;
    return size;
  }
}
