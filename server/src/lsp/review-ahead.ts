import { RAL, type Disposable } from "vscode-languageserver";

/** Milliseconds after a change, in which what came with it is answered. Completion that comes later waits for one turn. */
const pauseMs = 5;
/** Milliseconds that nobody else has a turn; a step may take longer. */
const turnMs = 8;

/** Work that can be left at any step. */
export type Steps = Iterator<unknown>;

/**
 * Uses the wait after a change: what will be asked for when it ends is worked out from its beginning, step by step, so that whoever asks for
 * something else has a turn. A change makes it begin anew.
 */
export class ReviewAhead {
  /** The next turn; undefined where nothing is under way. */
  #next: Disposable | undefined;
  #waiting: (() => void)[] = [];

  /** Leaves what it is at and begins these steps after a pause. */
  begin(steps: () => Steps): void {
    this.#next?.dispose();
    this.#next = RAL().timer.setTimeout(() => this.#go(steps()), pauseMs);
  }

  /** Leaves what it is at, and forgets who waits for its end. */
  stop(): void {
    this.#next?.dispose();
    this.#next = undefined;
    this.#waiting = [];
  }

  /** Calls back when the last steps that were begun have ended, or failed; at once where none are under way. */
  whenIdle(idle: () => void): void {
    if (this.#next === undefined) idle();
    else this.#waiting.push(idle);
  }

  #go(steps: Steps): void {
    // where there is such a thing, sooner than any timer would be
    if (isLeft(steps)) this.#next = RAL().timer.setImmediate(() => this.#go(steps));
    else this.#end();
  }

  #end(): void {
    this.#next = undefined;
    for (const idle of this.#waiting.splice(0)) idle();
  }
}

/** Does steps for a turn, and returns whether there are more. None are after one that fails: whoever asks for its outcome is told. */
function isLeft(steps: Steps): boolean {
  const end = performance.now() + turnMs;
  try {
    while (performance.now() < end) if (steps.next().done === true) return false;
    return true;
  } catch {
    return false;
  }
}
