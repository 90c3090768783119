import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { findProgram } from "../ensure-system.mjs";
import { endProcessGroup } from "./run.mjs";
import { ensureVscodeServer } from "./vscode-install.mjs";

/**
 * @typedef {object} VscodeServer
 * @property {number} port on the loopback address
 * @property {(page: WorkbenchPage) => string} address where the workbench shows a folder
 * @property {(settings: Settings) => void} applySettings replaces the settings; open pages follow at once
 * @property {() => Promise<void>} close ends the server and its extension hosts, and removes what they wrote
 * @property {Promise<void>} closed settles when the server has ended
 */

/**
 * @typedef {object} WorkbenchPage
 * @property {string} folder absolute path, or the URI of one that is on no disk
 * @property {string} [extension] absolute path of an extension to load from its sources
 * @property {string} [tests] absolute path of the module whose `run` the extension host calls
 * @property {string} [file] absolute path, or URI, of a file to open
 */

/** @typedef {Readonly<Record<string, unknown>>} Settings */

/** @type {Settings} */
const quietSettings = {
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts VS Code's server, installing it first where needed, on a free port of the loopback address.
 *
 * @param {object} [options]
 * @param {Settings} [options.settings] machine settings, beside those that keep the workbench quiet
 * @param {Record<string, string>} [options.env] added to the environment of the server and of the extension host
 * @param {string} [options.extensions] absolute path of a folder with installed extensions; a new one where none is given
 * @param {import("./vscode-install.mjs").ReleaseName} [options.release] the oldest that the extension supports unless told otherwise
 * @returns {Promise<VscodeServer>}
 * @throws with what the server printed when it ends before it listens
 */
export async function startVscodeServer({ settings = {}, env = {}, extensions, release } = {}) {
  const { dir: vscode, node } = await ensureVscodeServer(release);
  linkSearchProgram(vscode);
  const dataDir = mkdtempSync(path.join(tmpdir(), "lintel-vscode-"));
  const applySettings = (/** @type {Settings} */ chosen) => writeSettings(dataDir, chosen);
  applySettings(settings);
  // a process group of its own, so that its extension hosts can be ended with it
  const server = spawn(node, [path.join(vscode, "out/server-main.js"), ...serverArguments(dataDir, extensions)], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise((resolve) => server.on("close", resolve)).then(() => removeDir(dataDir));
  const endGroup = () => endProcessGroup(server.pid, "SIGKILL");
  const endAtExit = () => {
    endGroup();
    removeDir(dataDir);
  };
  process.once("exit", endAtExit);
  const close = () => {
    process.off("exit", endAtExit);
    endGroup();
    return closed;
  };
  try {
    const port = await listeningPort(server);
    const address = (/** @type {WorkbenchPage} */ page) => workbenchAddress(port, linkExtension(dataDir, page));
    return { port, address, applySettings, close, closed };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {string} dataDir
 * @param {string} [extensions]
 */
function serverArguments(dataDir, extensions = path.join(dataDir, "extensions")) {
  const options = {
    host: "127.0.0.1",
    port: "0",
    "server-data-dir": dataDir,
    "extensions-dir": extensions,
    "telemetry-level": "off",
  };
  const switches = [
    "without-connection-token",
    "accept-server-license-terms",
    "disable-workspace-trust",
    "disable-update-check",
    "disable-getting-started-override",
  ];
  return [
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...switches.map((name) => `--${name}`),
  ];
}

/**
 * @param {string} dataDir
 * @param {Settings} settings
 */
function writeSettings(dataDir, settings) {
  const dir = path.join(dataDir, "data/Machine");
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} server
 * @returns {Promise<number>}
 */
function listeningPort(server) {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (/** @type {Buffer} */ bytes) => {
      output += bytes.toString();
      const [, port] = /agent listening on (\d+)/.exec(output) ?? [];
      if (port === undefined) return;
      resolve(Number(port));
      // from here on nobody reads it, and a full pipe would stop the server
      output = "";
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("error", reject);
    server.on("close", (status) => reject(new Error(`VS Code's server ended with status ${status}:\n${output}`)));
  });
}

/**
 * @param {number} port
 * @param {WorkbenchPage} page
 */
function workbenchAddress(port, { folder, extension, tests, file }) {
  const remote = (/** @type {string} */ place) =>
    place.startsWith("/") ? `vscode-remote://127.0.0.1:${port}${encodeURI(place)}` : place;
  const payload = [
    ["extensionDevelopmentPath", extension],
    ["extensionTestsPath", tests],
    ["openFile", file],
  ].flatMap(([name, place]) => (place === undefined ? [] : [[name, remote(place)]]));
  const query = [`folder=${readablyEncoded(folder)}`, `payload=${readablyEncoded(JSON.stringify(payload))}`];
  return `http://127.0.0.1:${port}/?${query.join("&")}`;
}

/**
 * Gives the extension another path. The server may be installed below the extension's folder, and VS Code takes every
 * theme there for one of the extension's, which it then shows whatever the settings say.
 *
 * @param {string} dataDir
 * @param {WorkbenchPage} page
 * @returns {WorkbenchPage}
 */
function linkExtension(dataDir, page) {
  if (page.extension === undefined) return page;
  const link = path.join(dataDir, "extension");
  if (!existsSync(link)) symlinkSync(page.extension, link, "dir");
  return { ...page, extension: link };
}

/**
 * @param {string} text
 * @returns {string} fit for a query, with what may stand there as it is
 */
function readablyEncoded(text) {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/**
 * Gives the server the system's ripgrep, where there is one: its search for files and in files runs it.
 *
 * @param {string} vscode
 */
function linkSearchProgram(vscode) {
  const ripgrep = findProgram("rg");
  const link = path.join(vscode, "node_modules/@vscode/ripgrep/bin/rg");
  if (ripgrep === undefined || existsSync(link)) return;
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(ripgrep, link);
}

/** @param {string} dir */
function removeDir(dir) {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
