import { readdirSync, statSync, type Dirent } from "node:fs";
import path from "node:path";
import { ignoreFilesAbove, isIgnored, withIgnoreFile, type IgnoreFiles } from "./gitignore.js";

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
 * The files that the paths name: a file as it is; of a folder every `.lintel` and Markdown file below it that Git does not ignore. Symbolic
 * links below a folder are not followed: what they lead to inside of it is found at its own place.
 */
export function findDesigns(paths: readonly string[], cwd: string): FoundDesigns {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    const kind = kindOf(full);
    if (kind === "file") files.add(full);
    else if (kind === "folder") walk(full, ignoreFilesAbove(full), files, problems);
    else problems.push(`There is no file or folder "${given}".`);
  }
  return { files: [...files], problems };
}

function kindOf(full: string): "file" | "folder" | undefined {
  try {
    return statSync(full).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

function walk(folder: string, above: IgnoreFiles, files: Set<string>, problems: string[]): void {
  const ignoring = withIgnoreFile(above, folder);
  for (const entry of entriesOf(folder, problems)) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !isIgnored(ignoring, full, "folder")) walk(full, ignoring, files, problems);
    } else if (entry.isFile() && isDesign(entry.name) && !isIgnored(ignoring, full, "file")) files.add(full);
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
