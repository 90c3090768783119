import type { Connection } from "vscode-languageserver";
import type { ClientRequests, FolderEntry } from "../protocol.js";

/** How the server reads files. Nothing rejects: what can't be read is not there. */
export interface FileAccess {
  /**
   * The text of a file; undefined where there is none.
   *
   * @param within URIs of folders; left out, any. A file to which a link leads out of them is not there
   */
  readFile(uri: string, within?: readonly string[]): Promise<string | undefined>;
  /** What stands in a folder; links to folders are left out. */
  readFolder(uri: string): Promise<readonly FolderEntry[]>;
}

/** Reads through the client, which has said that it answers. */
export function filesOfClient(connection: Connection): FileAccess {
  const ask = <M extends keyof ClientRequests>(
    method: M,
    params: ClientRequests[M]["params"],
  ): Promise<Partial<ClientRequests[M]["result"]>> =>
    connection.sendRequest<ClientRequests[M]["result"]>(method, params).catch(() => ({}));
  return {
    readFile: async (uri) => (await ask("lintel/readFile", { uri })).text,
    readFolder: async (uri) => (await ask("lintel/readFolder", { uri })).entries ?? [],
  };
}

/** There are no files but the open ones. */
export const noFiles: FileAccess = {
  readFile: () => Promise.resolve(undefined),
  readFolder: () => Promise.resolve([]),
};

/** Reads what has one of the schemes by the first, and all else by the second. */
export function filesByScheme(scheme: string, own: FileAccess, others: FileAccess): FileAccess {
  const accessTo = (uri: string): FileAccess => (uri.startsWith(`${scheme}:`) ? own : others);
  return {
    readFile: (uri, within) => accessTo(uri).readFile(uri, within),
    readFolder: (uri) => accessTo(uri).readFolder(uri),
  };
}
