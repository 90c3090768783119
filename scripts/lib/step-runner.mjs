import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import process from "node:process";
import { inProject } from "./project.mjs";
import { run } from "./run.mjs";
import { commandLine } from "./test-steps.mjs";

/** @typedef {import("./test-steps.mjs").TestStep} TestStep */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** The longest that most steps may take: past it, they hang. */
const limitMs = 10 * 60_000;

/**
 * Runs steps in lanes, each lane one after the other, the lanes side by side. The first step that fails shows its
 * output and ends all others.
 *
 * @param {readonly (readonly TestStep[])[]} lanes
 * @param {(step: TestStep) => Promise<void>} prepare called before each step
 * @param {AbortSignal} interrupted
 * @returns {Promise<Counts>} the tests counted; a step that fails without a failed test counts as one
 */
export async function runLanes(lanes, prepare, interrupted) {
  /** @type {Counts} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, interrupted]);
  const runLane = async (/** @type {readonly TestStep[]} */ lane) => {
    for (const step of lane) {
      if (signal.aborted) return;
      const counts = await runStep(step, prepare, signal);
      if (signal.aborted) return;
      for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += counts[key];
      if (counts.failed > 0) failure.abort();
    }
  };
  await Promise.all(lanes.map(runLane));
  return total;
}

/**
 * @param {TestStep} step
 * @param {(step: TestStep) => Promise<void>} prepare
 * @param {AbortSignal} signal
 * @returns {Promise<Counts>}
 */
async function runStep(step, prepare, signal) {
  const countsFile = inProject("out/counts", `${step.name}.json`);
  mkdirSync(inProject("out/counts"), { recursive: true });
  rmSync(countsFile, { force: true });
  await prepare(step);
  const begun = Date.now();
  const env = { LINTEL_TEST_COUNTS: countsFile };
  const stepLimitMs = limitMs + (step.extraMs ?? 0);
  const limit = AbortSignal.timeout(stepLimitMs);
  const endedBy = AbortSignal.any([signal, limit]);
  const { status, output } = await run(process.execPath, commandLine(step), { env, signal: endedBy });
  const counts = { passed: 0, failed: 0, skipped: 0, ...(existsSync(countsFile) && readJson(countsFile)) };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  const hint = limit.aborted ? `\nEnded after ${stepLimitMs / 1000} s.` : "";
  if (!signal.aborted) tell(step, counts, Date.now() - begun, output + hint);
  return counts;
}

/**
 * @param {TestStep} step
 * @param {Counts} counts
 * @param {number} milliseconds
 * @param {string} output
 */
function tell(step, counts, milliseconds, output) {
  const isGood = counts.failed === 0;
  const remarks = [
    step.counts && isGood ? `${counts.passed} tests` : "",
    counts.skipped > 0 ? `${counts.skipped} skipped` : "",
    isGood ? (step.remark?.() ?? "") : "",
  ].filter((remark) => remark !== "");
  const time = `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
  process.stdout.write(`${isGood ? "✓" : "✗"} ${step.name.padEnd(8)}${time}  ${remarks.join(", ")}`.trimEnd() + "\n");
  if (!isGood) process.stdout.write(`${output.trimEnd()}\n`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
