import type { Io } from "./io.js";

/** Milliseconds before work counts as long. */
const patience = 400;

/** A line on the terminal that says how far long work has come; nothing where standard error is no terminal. */
export interface Progress {
  report(done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

export function progressOn(io: Io, what: string): Progress {
  const begin = Date.now();
  let shown = false;
  return {
    report(done, all) {
      if (Date.now() - begin < patience || io.stderr.isTTY !== true) return;
      shown = true;
      io.stderr.write(`\r\u001b[2K${what} ${done} of ${all}`);
    },
    end() {
      if (shown) io.stderr.write("\r\u001b[2K");
    },
  };
}
