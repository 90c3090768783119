import process from "node:process";
import { pathToFileURL } from "node:url";

/**
 * Runs a script's main function when the script itself was called, and not when another script imports it. What it
 * throws is told in plain words, without a stack, and ends the process with status 1.
 *
 * @param {string} scriptUrl the script's `import.meta.url`
 * @param {() => void | Promise<void>} main
 */
export async function runAsScript(scriptUrl, main) {
  const called = process.argv[1];
  if (called === undefined || pathToFileURL(called).href !== scriptUrl) return;
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
