/** Milliseconds after a change, in which what came with it is answered. Completion that comes later waits for one turn. */
const pauseMs = 10;
/** Milliseconds that nobody else has a turn; a step may take longer. */
const turnMs = 8;

/** Work that can be left at any step. */
export type Steps = Iterator<unknown>;

/**
 * Uses the wait after a change: what will be asked for when it ends is worked out in it, step by step, so that whoever asks for something else has
 * a turn. A change makes it begin anew.
 */
export class ReviewAhead {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Leaves what it is at and begins these steps after a pause. */
  begin(steps: () => Steps): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(steps()), pauseMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #go(steps: Steps): void {
    const end = performance.now() + turnMs;
    try {
      while (performance.now() < end) if (steps.next().done === true) return;
    } catch {
      // whoever asks is told
      return;
    }
    this.#timer = setTimeout(() => this.#go(steps));
  }
}
