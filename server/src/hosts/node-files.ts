import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { URI } from "vscode-uri";
import type { FileAccess } from "../lsp/workspace/file-access.js";

/** Nobody writes a design as large as this: what is larger is left alone. */
const largestFile = 16 * 1024 * 1024;

/** The disk, for `file:` URIs. */
export const filesOnDisk: FileAccess = {
  async readFile(uri) {
    const file = URI.parse(uri).fsPath;
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

async function isLinkToFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
