import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { runAsScript } from "./lib/main.mjs";
import { inProject } from "./lib/project.mjs";
import { packCommandLine } from "./package-cli.mjs";
import { packExtension } from "./package.mjs";

/**
 * @typedef {object} Budget
 * @property {number} measured bytes when it was last written down
 * @property {number} ceiling bytes that it may have: a tenth more
 */

/** What is measured: a file, or a folder with all that is below it. */
const places = [
  "dist/browser-client.js",
  "dist/browser-server.js",
  "dist/cli-designs.js",
  "dist/cli-explain.js",
  "dist/cli.js",
  "dist/client.js",
  "dist/handbook.json",
  "dist/markdown",
  "dist/server.js",
  "dist/webview",
  "dist/webview/main.js",
];

const file = inProject("scripts/budgets.json");

/** @returns {Readonly<Record<string, Budget>>} the sizes that are written down, by what they are of */
export function writtenBudgets() {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Measures what is built, and both packages of it.
 *
 * @returns {Promise<Record<string, number>>} bytes by what has them
 */
export async function measureSizes() {
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-sizes-"));
  try {
    const sizes = Object.fromEntries(places.map((place) => [place, bytesAt(inProject(place))]));
    return {
      ...sizes,
      "the extension's .vsix": bytesAt(await packExtension(folder)),
      "the command line's .tgz": bytesAt(await packCommandLine(folder)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} place
 * @returns {number}
 */
function bytesAt(place) {
  const found = statSync(place);
  if (found.isFile()) return found.size;
  return readdirSync(place).reduce((sum, name) => sum + bytesAt(path.join(place, name)), 0);
}

await runAsScript(import.meta.url, async () => {
  await build();
  const sizes = Object.entries(await measureSizes());
  const budgets = sizes.map(([name, measured]) => [name, { measured, ceiling: Math.round(measured * 1.1) }]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(budgets), null, 2)}\n`);
  for (const [name, bytes] of sizes) process.stdout.write(`${(bytes / 1000).toFixed(0).padStart(6)} kB  ${name}\n`);
});
