/** Waits until changes have stopped coming for a while, and then calls once whoever waits or listens. */
export class Settling {
  readonly #delayMs: number;
  readonly #onSettled: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];

  /** `onSettled` is called each time that changes have stopped for `delayMs`. */
  constructor(delayMs: number, onSettled: () => void) {
    this.#delayMs = delayMs;
    this.#onSettled = onSettled;
  }

  /** Something has changed: the wait begins anew. */
  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), this.#delayMs);
  }

  /** Resolves when nothing has changed for the delay; at once where nothing has for long. */
  settled(): Promise<void> {
    if (this.#timer === undefined) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets the change that it waits for, and lets go who waits. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #settle(): void {
    this.#timer = undefined;
    this.#onSettled();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
