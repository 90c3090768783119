import { spawn } from "node:child_process";
import process from "node:process";
import { projectDir } from "./project.mjs";

/**
 * @typedef {object} Finished
 * @property {number} status exit status; 1 where a signal ended the program or it could not be started
 * @property {string} output standard output and standard error, in the order they came
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's folder unless told otherwise
 * @property {Record<string, string | undefined>} [env] added to this process's own environment
 * @property {AbortSignal} [signal] ends the program, and all that it started, when it fires
 */

/**
 * Runs a program without a shell and gathers what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>} never rejects
 */
export function run(command, args, { cwd = projectDir, env = {}, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // a process group of its own, so that it can be ended with all that it started
      detached: signal !== undefined,
    });
    const end = () => endProcessGroup(child.pid, "SIGTERM");
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
    let output = "";
    const gather = (/** @type {string} */ text) => (output += text);
    child.stdout.setEncoding("utf8").on("data", gather);
    child.stderr.setEncoding("utf8").on("data", gather);
    child.on("error", (error) => resolve({ status: 1, output: `${output}${command}: ${error.message}\n` }));
    child.on("close", (status) => {
      signal?.removeEventListener("abort", end);
      resolve({ status: status ?? 1, output });
    });
  });
}

/**
 * As {@link run}, for a step that must succeed.
 *
 * @param {string} what said when it fails, as in "Installing packages"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it printed
 */
export async function runOrThrow(what, command, args, options) {
  const { status, output } = await run(command, args, options);
  if (status === 0) return output;
  throw new Error(`${what} failed (${command} ${args.join(" ")}, exit status ${status}):\n${output.trimEnd()}`);
}

/**
 * Runs a program that talks to the terminal itself.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit status
 */
export function runInTerminal(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectDir, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
}

/**
 * Ends a program that leads a process group, and all that it started.
 *
 * @param {number | undefined} leader undefined where it could not be started
 * @param {NodeJS.Signals} signal
 */
export function endProcessGroup(leader, signal) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // it has ended by itself
  }
}
