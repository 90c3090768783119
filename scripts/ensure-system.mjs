import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runAsScript } from "./lib/main.mjs";
import { run, runOrThrow } from "./lib/run.mjs";

/**
 * What the tests need of the system: how to see that it is there, and Debian's package for it.
 *
 * @type {readonly { debianPackage: string, isPresent: () => boolean }[]}
 */
const needs = [
  { debianPackage: "chromium", isPresent: () => findChromium() !== undefined },
  { debianPackage: "ripgrep", isPresent: () => findProgram("rg") !== undefined },
  {
    debianPackage: "fonts-dejavu-core",
    isPresent: () => existsSync("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
  },
  {
    debianPackage: "fonts-noto-color-emoji",
    isPresent: () => existsSync("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"),
  },
];

/** Ask nothing, try a failed download again, and wait while another process installs. */
const unattended = ["-q", "-y", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"];

/**
 * Installs what the tests need of the system and do not find. Throws with a plain message where that cannot be done.
 */
export async function ensureSystem() {
  const missing = needs.filter((need) => !need.isPresent()).map((need) => need.debianPackage);
  if (missing.length === 0) return;
  const aptGet = findProgram("apt-get");
  if (aptGet === undefined) {
    throw new Error(`The tests need ${missing.join(", ")}: install them with this system's package manager.`);
  }
  process.stdout.write(`Installing system packages: ${missing.join(", ")} …\n`);
  await asRoot("Reading the lists of system packages", [aptGet, "update", ...unattended]);
  await asRoot("Installing system packages", [aptGet, "install", ...unattended, "--no-install-recommends", ...missing]);
}

/**
 * @returns {string | undefined} the Chromium or Chrome that tests drive: the one that LINTEL_CHROMIUM names, or one found
 */
export function findChromium() {
  const named = process.env["LINTEL_CHROMIUM"];
  if (named) return named;
  return ["chromium", "chromium-browser", "google-chrome"].map(findProgram).find((program) => program !== undefined);
}

/**
 * @param {string} name
 * @returns {string | undefined} the program's absolute path, where PATH has it
 */
export function findProgram(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/**
 * @param {string} what
 * @param {readonly [string, ...string[]]} command
 */
async function asRoot(what, command) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const [program, ...args] = command;
  if (process.getuid?.() === 0) return runOrThrow(what, program, args, { env });
  const { status } = await run("sudo", ["-n", "true"]);
  if (status !== 0) {
    throw new Error(`${what} needs root: run "sudo ${command.join(" ")}" once, then call this again.`);
  }
  return runOrThrow(what, "sudo", ["-n", "DEBIAN_FRONTEND=noninteractive", ...command]);
}

await runAsScript(import.meta.url, ensureSystem);
