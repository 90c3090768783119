import { readdirSync, statSync, type Dirent } from "node:fs";
import path from "node:path";
import { ignoreFilesAbove, isIgnored, withIgnoreFile, type IgnoreFiles } from "./gitignore.js";
import { deepest } from "../../lsp/workspace/ignore-rules.js";
import { realPath } from "../paths.js";

/** What a call names: files to review, and what is wrong with the rest. */
export interface FoundDesigns {
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  /** A sentence for each path that could not be read. */
  readonly problems: readonly string[];
}

/** Folders that hold no designs of one's own, ignored by Git or not. */
const skipped = new Set([".git", "node_modules"]);

/** Whether a file may hold designs in fences. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}

/**
 * The files that the paths name: a file as it is; of a folder every `.lintel` and Markdown file below it that Git does not ignore, and of one
 * that Git ignores itself, every one below it that its own files do not ignore. Symbolic links below a folder are not followed: what they lead to
 * inside of it is found at its own place. A file that several paths lead to is there once, by the first of them.
 */
export function findDesigns(paths: readonly string[], cwd: string): FoundDesigns {
  /** By where they are in truth. */
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    const kind = kindOf(full);
    if (kind === undefined) {
      problems.push(`There is no file or folder "${given}".`);
      continue;
    }
    const real = realPath(full);
    const found = kind === "file" ? [full] : filesBelow(full, problems);
    for (const file of found) {
      const place = path.join(real, path.relative(full, file));
      if (!files.has(place)) files.set(place, file);
    }
  }
  return { files: [...files.values()], problems };
}

function filesBelow(folder: string, problems: string[]): readonly string[] {
  const above = ignoreFilesAbove(folder);
  const files: string[] = [];
  const found = { files, problems, levels: deepest };
  walk(folder, isIgnored(above, folder, "folder") ? [] : above, found);
  return files;
}

/** What stands at an absolute path; undefined for nothing. */
export function kindOf(full: string): "file" | "folder" | undefined {
  try {
    return statSync(full).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

/** What a search has found, and how many levels of folders it may still go down. */
interface Search {
  readonly files: string[];
  readonly problems: string[];
  readonly levels: number;
}

function walk(folder: string, above: IgnoreFiles, search: Search): void {
  const ignoring = withIgnoreFile(above, folder);
  for (const entry of entriesOf(folder, search.problems)) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (search.levels > 0 && !skipped.has(entry.name) && !isIgnored(ignoring, full, "folder"))
        walk(full, ignoring, { ...search, levels: search.levels - 1 });
    } else if (entry.isFile() && isDesign(entry.name) && !isIgnored(ignoring, full, "file")) search.files.push(full);
  }
}

function isDesign(name: string): boolean {
  return name.endsWith(".lintel") || isMarkdown(name);
}

function entriesOf(folder: string, problems: string[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    problems.push(`The folder ${folder} can't be read.`);
    return [];
  }
}
