import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TemporaryCopy } from "./temporary-copy.js";

/** The folder that the extension serves, by its URI. */
export const memoryFolder = "memory:/workspace";

/**
 * A folder of extensions with one in it, which runs in the browser and serves the files of a folder out of memory: a workspace that is on no disk,
 * as on vscode.dev.
 */
export function memoryFiles(folder: string): TemporaryCopy {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-memory-")));
  const extension = path.join(dir, "lintel-tests.memory-files-0.0.1");
  const texts = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
  const manifest = {
    ...{ name: "memory-files", publisher: "lintel-tests", version: "0.0.1", engines: { vscode: "^1.100.0" } },
    ...{ browser: "./extension.js", activationEvents: ["onFileSystem:memory"], extensionKind: ["ui"] },
  };
  mkdirSync(extension);
  writeFileSync(path.join(extension, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(extension, "extension.js"), `const texts = ${JSON.stringify(texts)};\n${source}`);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The extension, as far as its files are not concerned. */
const source = `
const { workspace, FileType, FileSystemError, EventEmitter, Disposable } = require("vscode");
const root = "/workspace";
const textOf = (uri) => {
  const name = uri.path.slice(root.length + 1);
  if (!Object.hasOwn(texts, name)) throw FileSystemError.FileNotFound(uri);
  return new TextEncoder().encode(texts[name]);
};
const provider = {
  onDidChangeFile: new EventEmitter().event,
  watch: () => new Disposable(() => undefined),
  stat: (uri) => (uri.path === root || uri.path === "/")
    ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
    : { type: FileType.File, ctime: 0, mtime: 0, size: textOf(uri).length },
  readDirectory: () => Object.keys(texts).map((name) => [name, FileType.File]),
  readFile: textOf,
  createDirectory: () => { throw FileSystemError.NoPermissions(); },
  writeFile: () => { throw FileSystemError.NoPermissions(); },
  delete: () => { throw FileSystemError.NoPermissions(); },
  rename: () => { throw FileSystemError.NoPermissions(); },
};
exports.activate = ({ subscriptions }) => {
  subscriptions.push(workspace.registerFileSystemProvider("memory", provider, { isCaseSensitive: true }));
};
`;
