import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FolderEntry, ClientRequests } from "../../server/src/lsp/protocol.js";

/** Reads files for a server that can't: one in a web worker, or of a workspace that is not on a disk. */
export function answerFileRequests(client: BaseLanguageClient): void {
  answer(client, "lintel/readFile", async ({ uri }) => {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
      return { text: new TextDecoder().decode(bytes) };
    } catch {
      return {};
    }
  });
  answer(client, "lintel/readFolder", async ({ uri }) => {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
      return { entries: entries.flatMap(folderEntry) };
    } catch {
      return { entries: [] };
    }
  });
}

function answer<M extends keyof ClientRequests>(
  client: BaseLanguageClient,
  method: M,
  handler: (params: ClientRequests[M]["params"]) => Promise<ClientRequests[M]["result"]>,
): void {
  client.onRequest(method, handler);
}

/** Links to folders are not followed: they may lead out of the workspace, or round in a circle. */
function folderEntry([name, type]: [string, vscode.FileType]): FolderEntry[] {
  if (type === vscode.FileType.Directory) return [{ name, type: "folder" }];
  return (type & vscode.FileType.File) === 0 ? [] : [{ name, type: "file" }];
}
