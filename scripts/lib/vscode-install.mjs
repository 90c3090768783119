import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { npm } from "./npm.mjs";
import { inProject } from "./project.mjs";
import { runOrThrow } from "./run.mjs";

/** The npm package that carries the server of VS Code 1.100.3, the oldest VS Code that the extension supports. */
const source = {
  name: "code-server",
  version: "4.100.3",
  sha512:
    "abf161d833b10913610bf5a21bfeac02148a9e3ed90024d505a79e67ead68e897fff41426e5fea835967e5e719f7d8d871fa8cc59640c9670df98048a340e0a4",
};

const cache = inProject(".cache");
const installed = path.join(cache, `vscode-server-${source.version}`);
const staging = path.join(cache, `vscode-server-${source.version}.installing`);
const log = path.join(cache, "vscode-server-install.log");

/**
 * Installs VS Code's server into the project's cache unless it is there. An installation that was ended half-way is
 * begun anew: a folder gets its final name only when it is whole. What npm and tar print goes to a log in the cache.
 *
 * @returns {Promise<string>} the server's folder
 * @throws with the failed step's output where the packages cannot be had
 */
export async function ensureVscodeServer() {
  if (existsSync(installed)) return installed;
  process.stdout.write("Installing VS Code's server …\n");
  mkdirSync(cache, { recursive: true });
  removeAbandoned();
  const dir = `${staging}-${process.pid}`;
  try {
    writeFileSync(log, await install(dir));
    putInPlace(path.join(dir, "vscode"));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return installed;
}

/**
 * @param {string} dir a new folder, in which "vscode" will be the server
 * @returns {Promise<string>} what the steps printed
 */
async function install(dir) {
  const vscode = path.join(dir, "vscode");
  mkdirSync(vscode, { recursive: true });
  const what = "Installing VS Code's server";
  const fetched = await npm(what, ["pack", "--silent", `${source.name}@${source.version}`], { cwd: dir });
  const archive = path.join(dir, `${source.name}-${source.version}.tgz`);
  checkArchive(archive);
  const unpack = ["-xzf", archive, "-C", vscode, "--strip-components=3", "package/lib/vscode"];
  const unpacked = await runOrThrow(what, "tar", unpack);
  const dependencies = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const modules = await npm(what, dependencies, { cwd: vscode });
  // the workbench asks for its grammars' engine under this name
  symlinkSync("node_modules", path.join(vscode, "node_modules.asar"));
  return [fetched, unpacked, modules, await buildAddons(vscode)].join("\n");
}

/**
 * Builds the native parts that output channels and terminals need. The server does its work without them, so that a
 * machine without a compiler is none the worse: what failed is only logged.
 *
 * @param {string} vscode
 */
async function buildAddons(vscode) {
  const addons = ["@vscode/spdlog", "native-watchdog", "node-pty"];
  const builds = await Promise.allSettled(
    addons.map((addon) => npm(`Building ${addon}`, ["rebuild", addon], { cwd: vscode })),
  );
  return builds.map((build) => (build.status === "fulfilled" ? build.value : String(build.reason))).join("\n");
}

/** @param {string} archive */
function checkArchive(archive) {
  const sha512 = createHash("sha512").update(readFileSync(archive)).digest("hex");
  if (sha512 !== source.sha512) throw new Error(`${path.basename(archive)} is not the archive that is expected.`);
}

/** @param {string} vscode */
function putInPlace(vscode) {
  try {
    renameSync(vscode, installed);
  } catch (error) {
    // another process was faster
    if (!existsSync(installed)) throw error;
  }
}

/** Removes what installations left whose process is gone. */
function removeAbandoned() {
  for (const name of readdirSync(cache)) {
    const [, pid] = /\.installing-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
