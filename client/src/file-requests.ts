import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FolderEntry, ClientRequests } from "../../server/src/lsp/protocol.js";

/** Bytes. Nobody writes a design as large as this: what is larger is left alone. */
const largestFile = 16 * 1024 * 1024;

/** Reads files for a server that can't: one in a web worker, or of a workspace that is not on a disk. */
export function answerFileRequests(client: BaseLanguageClient): void {
  answer(client, "lintel/readFile", async ({ uri }) => {
    try {
      const file = vscode.Uri.parse(uri);
      const { type, size } = await vscode.workspace.fs.stat(file);
      if (isLink(type) || size > largestFile) return {};
      const bytes = await vscode.workspace.fs.readFile(file);
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

/** Links are not followed: they may lead out of the workspace, which can't be told here, or round in a circle. */
function folderEntry([name, type]: [string, vscode.FileType]): FolderEntry[] {
  if (isLink(type)) return [];
  if (type === vscode.FileType.Directory) return [{ name, type: "folder" }];
  return type === vscode.FileType.File ? [{ name, type: "file" }] : [];
}

function isLink(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0;
}
