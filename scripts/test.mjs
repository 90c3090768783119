import process from "node:process";
import { build } from "./build.mjs";
import { ensurePackages } from "./ensure-packages.mjs";
import { ensureSystem } from "./ensure-system.mjs";
import { runAsScript } from "./lib/main.mjs";
import { runLanes } from "./lib/step-runner.mjs";
import { checks, measurements, suites } from "./lib/test-steps.mjs";
import { ensureVscodeServer } from "./lib/vscode-install.mjs";

/** @typedef {import("./lib/test-steps.mjs").TestStep} TestStep */

/**
 * Installs what is missing, builds, and runs all checks and tests, or those that `--only NAME,…` names.
 * The last line counts the tests.
 */
async function test() {
  const isChosen = chosenSteps();
  const chosen = [checks, suites, measurements].map((steps) => steps.filter(isChosen));
  await ensurePackages();
  const installed = installNeeds(chosen.flat());
  const interrupted = abortOnSignals();
  await timed("build", build);
  const prepare = (/** @type {TestStep} */ step) => installed(step);
  const [sources = [], tests = [], measuring = []] = chosen;
  const first = await runLanes([sources, tests], prepare, interrupted);
  const then = first.failed === 0 ? await runLanes([measuring], prepare, interrupted) : undefined;
  const passed = first.passed + (then?.passed ?? 0);
  const failed = first.failed + (then?.failed ?? 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  if (failed > 0 || interrupted.aborted) process.exitCode = 1;
}

/** @returns {(step: TestStep) => boolean} */
function chosenSteps() {
  const at = process.argv.indexOf("--only");
  const names = at < 0 ? [] : (process.argv[at + 1] ?? "").split(",");
  const known = [...checks, ...suites, ...measurements].map((step) => step.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No step "${unknown.join(", ")}": there are ${known.join(", ")}.`);
  return (step) => !step.omit && (names.length === 0 || names.includes(step.name));
}

/**
 * Begins to install what the steps need beside packages.
 *
 * @param {readonly TestStep[]} steps
 * @returns {(step: TestStep) => Promise<void>} settles when what the step needs is there
 */
function installNeeds(steps) {
  const needed = new Set(steps.flatMap((step) => step.needs ?? []));
  /** @type {Partial<Record<"system" | "vscode", Promise<unknown>>>} */
  const installing = {
    ...(needed.has("system") && { system: ensureSystem() }),
    ...(needed.has("vscode") && { vscode: ensureVscodeServer() }),
  };
  // one that fails is told where it is waited for
  for (const one of Object.values(installing)) one.catch(() => undefined);
  return async (step) => {
    for (const need of step.needs ?? []) await installing[need];
  };
}

/** @returns {AbortSignal} fires when this process is told to end, so that what it started ends too */
function abortOnSignals() {
  const controller = new AbortController();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

/**
 * @param {string} name
 * @param {() => Promise<void>} step
 */
async function timed(name, step) {
  const begun = Date.now();
  await step();
  process.stdout.write(`✓ ${name.padEnd(8)}${`${((Date.now() - begun) / 1000).toFixed(1)} s`.padStart(8)}\n`);
}

await runAsScript(import.meta.url, test);
