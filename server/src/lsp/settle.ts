/** Calls back once nothing is under way any more, at once where nothing is. */
type WhenIdle = (idle: () => void) => void;

/** Waits until changes have stopped coming for a while, and then calls once whoever waits or listens. */
export class Settling {
  readonly #delayMs: number;
  readonly #onSettled: () => void;
  readonly #whenIdle: WhenIdle;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts changes, so that what a later one has overtaken is left. */
  #change = 0;
  #isSettled = true;
  #waiting: (() => void)[] = [];

  /** `onSettled` is called each time that changes have stopped for `delayMs`, and what `whenIdle` knows of has ended. */
  constructor(delayMs: number, onSettled: () => void, whenIdle: WhenIdle = (idle) => idle()) {
    this.#delayMs = delayMs;
    this.#onSettled = onSettled;
    this.#whenIdle = whenIdle;
  }

  /** Something has changed: the wait begins anew. */
  touch(): void {
    const change = this.#begin();
    this.#isSettled = false;
    this.#timer = setTimeout(() => this.#whenIdle(() => this.#settle(change)), this.#delayMs);
  }

  /** Resolves when nothing has changed for the delay; at once where nothing has for long. */
  settled(): Promise<void> {
    if (this.#isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets the change that it waits for, and lets go who waits. */
  dispose(): void {
    this.#begin();
    this.#letGo();
  }

  #begin(): number {
    clearTimeout(this.#timer);
    this.#change += 1;
    return this.#change;
  }

  #settle(change: number): void {
    if (change !== this.#change) return;
    this.#isSettled = true;
    this.#onSettled();
    this.#letGo();
  }

  #letGo(): void {
    this.#isSettled = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
