import type { CancellationToken } from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import type { FileAccess } from "./file-access.js";
import { deepest } from "./ignore-rules.js";
import type { IgnoredPaths } from "./ignored.js";

/** Names that matter in a workspace: designs and settings. */
const wanted = /\.lintel$|^lintel\.json$/;

/**
 * The design and settings files of a folder and all folders below it, in no order. Ignored folders are not entered; the `.gitignore` files on the
 * way are added to `ignored`. Ends early when the token is cancelled.
 *
 * @param folder URI without a slash at the end
 * @param levels how many levels of folders it may go down
 */
export async function findFiles(
  folder: string,
  files: FileAccess,
  ignored: IgnoredPaths,
  token: CancellationToken,
  levels = deepest,
): Promise<readonly string[]> {
  if (token.isCancellationRequested) return [];
  const entries = await files.readFolder(folder);
  if (entries.some(({ name, type }) => name === ".gitignore" && type === "file")) {
    ignored.add(folder, (await files.readFile(`${folder}/.gitignore`)) ?? "");
  }
  const found: string[] = [];
  const below: Promise<readonly string[]>[] = [];
  for (const { name, type } of entries) {
    const uri = Utils.joinPath(URI.parse(folder), name).toString();
    if (type === "folder") {
      if (levels > 0 && !ignored.has(`${uri}/`)) below.push(findFiles(uri, files, ignored, token, levels - 1));
    } else if (wanted.test(name) && !ignored.has(uri)) {
      found.push(uri);
    }
  }
  return [...found, ...(await Promise.all(below)).flat()];
}
