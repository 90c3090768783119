import process from "node:process";
import { runOrThrow } from "./run.mjs";

/**
 * Runs npm, the one that called this script where there is one. Throws with npm's output when it fails.
 *
 * @param {string} what said when it fails, as in "Installing packages"
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<string>} what npm printed
 */
export function npm(what, args, options) {
  const cli = process.env["npm_execpath"];
  if (cli?.endsWith("npm-cli.js")) return runOrThrow(what, process.execPath, [cli, ...args], options);
  return runOrThrow(what, "npm", args, options);
}
