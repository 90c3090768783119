import type { Io } from "./io.js";

/** Milliseconds before work counts as long. */
const patience = 400;
/** Milliseconds between two lines: a terminal is slower than most of the work. */
const pause = 80;
/** Characters of a text that take long by themselves, so that they are announced before. */
const large = 200_000;

/** A line on the terminal that says how far long work has come; nothing where standard error is no terminal. */
export interface Progress {
  /** Says that `done` files are done and the next, of so many characters as far as that is known, is begun. */
  report(done: number, all: number, nextLength?: number): void;
  /** Takes the line away. */
  end(): void;
}

/** @param what is done with the files, such as "Reviewing" */
export function progressOn({ stderr, elapsed }: Io, what: string): Progress {
  let lastShown: number | undefined;
  return {
    report(done, all, nextLength = 0) {
      if (stderr.isTTY !== true) return;
      const now = elapsed();
      const isDue = lastShown === undefined ? now >= patience : now >= lastShown + pause;
      if (!isDue && nextLength < large) return;
      lastShown = now;
      stderr.write(`\r\u001b[2K${what} file ${done + 1} of ${all}`);
    },
    end() {
      if (lastShown !== undefined) stderr.write("\r\u001b[2K");
    },
  };
}
