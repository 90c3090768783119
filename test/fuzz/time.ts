import process from "node:process";
import fc, { type IAsyncPropertyWithHooks, type IPropertyWithHooks } from "fast-check";

const minutes = Number(process.env["LINTEL_FUZZ_MINUTES"] ?? 1);

/** How long all fuzzing takes together, in milliseconds: a minute, or as many as LINTEL_FUZZ_MINUTES says. */
const fuzzMs = minutes * 60_000;

/** Another one for every run, or LINTEL_SEED, to see a run again. */
export const freshSeed = Number(process.env["LINTEL_SEED"] ?? Date.now() % 2 ** 31);

const again = `LINTEL_SEED=${freshSeed} LINTEL_FUZZ_MINUTES=${minutes} node scripts/test.mjs --only fuzz`;

/** With which cases a law is tried: the same as always, and others each time. */
export const seeds = [
  ["the same seed as always", 20_270_115],
  [`seed ${freshSeed}`, freshSeed],
] as const;

/** Tries a law for `share` (0 to 1) of the time. What breaks it is told with how to see it again. */
export async function tryLaw<T>(
  law: IPropertyWithHooks<T> | IAsyncPropertyWithHooks<T>,
  share: number,
  seed: number,
): Promise<void> {
  try {
    await fc.assert(law as IAsyncPropertyWithHooks<T>, {
      seed,
      numRuns: 10_000_000,
      interruptAfterTimeLimit: share * fuzzMs,
    });
  } catch (error) {
    if (error instanceof Error) error.message += `\n\nTo run it again: ${again}`;
    throw error;
  }
}

/** The time after which a test that runs for `share` of the time has failed: shrinking what it has found takes time too. */
export function limit(share: number): number {
  return share * fuzzMs * 2 + 120_000;
}
