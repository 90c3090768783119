import process from "node:process";
import { setFlagsFromString } from "node:v8";

/** The last release of Node.js whose V8 is known to have the flag: one that has not would complain on standard error. */
const lastKnownRelease = 24;

/**
 * Tells V8 that the process ends soon: it then optimizes a function after six times as much work as usual (its default is some 66,000 bytes of
 * bytecode). A review runs most of its code but a few times; compiling what is not run again took two fifths of the processor time of `check` of
 * 1,000 elements, and of 5,000 still a third.
 */
export function expectShortRun(): void {
  const [release = ""] = process.versions.node.split(".");
  if (Number(release) <= lastKnownRelease) setFlagsFromString("--interrupt-budget=400000");
}
