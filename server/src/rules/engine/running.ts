/** Work in steps that may be under way: others may have a turn between, and whoever needs what it makes ends it at once. */
export class Running<T> {
  /** Let go of at the end, with all that it holds. */
  #steps: Generator<unknown, T> | undefined;
  #outcome: (() => T) | undefined;

  constructor(steps: Generator<unknown, T>) {
    this.#steps = steps;
  }

  /** Does one more step; returns whether more are left. Never throws. */
  step(): boolean {
    if (this.#steps === undefined) return false;
    try {
      const { done, value } = this.#steps.next();
      if (done !== true) return true;
      this.#outcome = () => value;
    } catch (error) {
      this.#outcome = () => {
        throw error;
      };
    }
    this.#steps = undefined;
    return false;
  }

  /** Does all steps that are left. Throws what one of them has thrown, each time. */
  result(): T {
    while (this.step());
    return (this.#outcome as () => T)();
  }
}
