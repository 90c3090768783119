import { RAL, type Disposable } from "vscode-languageserver";

/** Milliseconds after a change, in which what came with it is answered. Completion that comes later waits for one turn. */
const pauseMs = 5;
/** Milliseconds that nobody else has a turn; a step may take longer. */
const turnMs = 8;

/** Work that can be left at any step. */
export type Steps = Iterator<unknown>;

/**
 * Uses the wait after a change: what will be asked for when it ends is worked out in it, step by step, so that whoever asks for something else has
 * a turn. A change makes it begin anew.
 */
export class ReviewAhead {
  #next: Disposable | undefined;

  /** Leaves what it is at and begins these steps after a pause. */
  begin(steps: () => Steps): void {
    this.stop();
    this.#next = RAL().timer.setTimeout(() => this.#go(steps()), pauseMs);
  }

  stop(): void {
    this.#next?.dispose();
  }

  #go(steps: Steps): void {
    const end = performance.now() + turnMs;
    try {
      while (performance.now() < end) if (steps.next().done === true) return;
    } catch {
      // whoever asks is told
      return;
    }
    // where there is such a thing, sooner than any timer would be
    this.#next = RAL().timer.setImmediate(() => this.#go(steps));
  }
}
