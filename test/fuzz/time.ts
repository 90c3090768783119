import process from "node:process";

/** How long all fuzzing takes together, in milliseconds: a minute, or as many as LINTEL_FUZZ_MINUTES says. */
export const fuzzMs = Number(process.env["LINTEL_FUZZ_MINUTES"] ?? 1) * 60_000;

/** Another one for every run, or LINTEL_SEED, to see a run again. */
export const freshSeed = Number(process.env["LINTEL_SEED"] ?? Date.now() % 2 ** 31);

/** Settings of fast-check for as many cases as fit into `share` (0 to 1) of the time. */
export function within(
  share: number,
  seed: number,
): { seed: number; numRuns: number; interruptAfterTimeLimit: number } {
  return { seed, numRuns: 10_000_000, interruptAfterTimeLimit: share * fuzzMs };
}

/** The time after which a test that runs for `share` of the time has failed: shrinking what it has found takes time too. */
export function limit(share: number): number {
  return share * fuzzMs * 2 + 120_000;
}
