import { spawn } from "node:child_process";
import { projectDir } from "./project.mjs";

/**
 * @typedef {object} Finished
 * @property {number} status exit status; 1 where a signal ended the program or it could not be started
 * @property {string} output standard output and standard error, in the order they came
 */

/**
 * Runs a program without a shell and gathers what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options] `env` is added to this process's own
 * @returns {Promise<Finished>} never rejects
 */
export function run(command, args, { cwd = projectDir, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const gather = (/** @type {string} */ text) => (output += text);
    child.stdout.setEncoding("utf8").on("data", gather);
    child.stderr.setEncoding("utf8").on("data", gather);
    child.on("error", (error) => resolve({ status: 1, output: `${output}${command}: ${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/**
 * As {@link run}, for a step that must succeed.
 *
 * @param {string} what said when it fails, as in "Installing packages"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
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
