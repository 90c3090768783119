import { existsSync, readFileSync } from "node:fs";
import { runAsScript } from "./lib/main.mjs";
import { npm } from "./lib/npm.mjs";
import { inProject } from "./lib/project.mjs";

/**
 * Installs the packages that package-lock.json names, unless node_modules holds them already.
 * Throws with npm's output when the installation fails.
 */
export async function ensurePackages() {
  if (isInstalled()) return;
  process.stdout.write("Installing npm packages …\n");
  await npm("Installing npm packages", ["ci", "--no-audit", "--no-fund"]);
}

/** Compares the lock file with npm's own record of what it has put into node_modules, which it writes last. */
function isInstalled() {
  const record = inProject("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(inProject("package-lock.json"))).every(
    ([place, wanted]) =>
      place === "" || installed[place]?.version === wanted.version || (wanted.optional && !installed[place]),
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>} by place below node_modules
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

await runAsScript(import.meta.url, ensurePackages);
