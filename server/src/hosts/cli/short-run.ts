import process from "node:process";
import { flagsFor, type FlagsByRelease } from "../v8-flags.js";

/**
 * What V8 has for it in the releases of Node.js that get long-term support. 20 counts bytecode (its default is some 66,000 bytes), later ones
 * calls (defaults 400 and 3,000).
 */
const flagsByRelease: FlagsByRelease = {
  20: ["--interrupt-budget=400000"],
  22: ["--invocation-count-for-turbofan=20000"],
  24: ["--invocation-count-for-turbofan=20000", "--invocation-count-for-maglev=2000"],
};

/** The flags that make the V8 of a version of Node.js, such as `22.1.0`, optimize later; none where it is not known how. */
export function shortRunFlags(version: string): readonly string[] {
  return flagsFor(version, flagsByRelease);
}

/** Bytes of designs from which on less compiling saves more than the setting of flags costs. */
const worthwhile = 5_000;
let expected = 0;
let isSet = false;

/**
 * Tells V8 that the process ends soon, once so much is to be reviewed that it matters: it then optimizes a function after some six times as much
 * work as usual. A review runs most of its code but a few times; compiling what is not run again took a quarter to a half of the processor time of
 * `check` of 1,000 elements.
 *
 * @param bytes how much more is to be reviewed
 */
export function expectShortRun(bytes: number): void {
  expected += bytes;
  if (isSet || expected < worthwhile) return;
  isSet = true;
  // got when it is needed: loading it takes a twentieth of the time of a small review
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of shortRunFlags(process.versions.node)) setFlagsFromString(flag);
}
