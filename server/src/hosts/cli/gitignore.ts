import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Ignore } from "ignore";
import { ignoreRules } from "../../lsp/workspace/ignore-rules.js";

/** The rules of one `.gitignore`, for the folder in which it lies. */
export interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Rules from the outermost folder in. */
export type IgnoreFiles = readonly IgnoreFile[];

/** As Git has it by default (`core.ignoreCase`): upper and lower case are one where the file system usually takes them for one. */
const letters = process.platform === "darwin" || process.platform === "win32" ? "same" : "differ";

/** The rules of the folders above `folder`, up to the root of its repository; none outside of one. */
export function ignoreFilesAbove(folder: string): IgnoreFiles {
  const above: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    above.unshift(current);
    if (existsSync(path.join(current, ".git"))) break;
    if (path.dirname(current) === current) return [];
  }
  return above.slice(0, -1).reduce(withIgnoreFile, []);
}

/** The rules with those of the folder's own `.gitignore`, where it has one that can be read. */
export function withIgnoreFile(files: IgnoreFiles, folder: string): IgnoreFiles {
  try {
    const text = readFileSync(path.join(folder, ".gitignore"), "utf8");
    return [...files, { folder, rules: ignoreRules(text, letters) }];
  } catch {
    return files;
  }
}

/** Whether Git would leave the path out; the innermost file that has a word on it decides. A folder's path ends in `/`. */
export function isIgnored(files: IgnoreFiles, file: string, kind: "file" | "folder"): boolean {
  for (const { folder, rules } of [...files].reverse()) {
    const relative = path.relative(folder, file).split(path.sep).join("/");
    const { ignored, unignored } = rules.test(kind === "folder" ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}
