import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { URI } from "vscode-uri";
import type { FileAccess } from "../lsp/workspace/file-access.js";
import { largestFile } from "./largest-file.js";
import { isInFolder, realPath } from "./paths.js";

/** The disk, for `file:` URIs. */
export const filesOnDisk: FileAccess = {
  async readFile(uri, within) {
    const file = URI.parse(uri).fsPath;
    if (within !== undefined && leadsOut(file, within)) return undefined;
    try {
      return (await stat(file)).size > largestFile ? undefined : await readFile(file, "utf8");
    } catch {
      return undefined;
    }
  },
  async readFolder(uri) {
    const folder = URI.parse(uri).fsPath;
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const kinds = await Promise.all(
        entries.map(async (entry) => {
          if (entry.isDirectory()) return { name: entry.name, type: "folder" } as const;
          const isFile =
            entry.isFile() || (entry.isSymbolicLink() && (await isLinkToFile(path.join(folder, entry.name))));
          return isFile ? ({ name: entry.name, type: "file" } as const) : undefined;
        }),
      );
      return kinds.filter((kind) => kind !== undefined);
    } catch {
      return [];
    }
  },
};

/** Whether links on the way to a file lead out of all folders. */
function leadsOut(file: string, folders: readonly string[]): boolean {
  const real = realPath(file);
  // nothing on the way is a link, as mostly
  if (real === file) return false;
  return !folders.some((folder) => isInFolder(real, realPath(URI.parse(folder).fsPath)));
}

async function isLinkToFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
