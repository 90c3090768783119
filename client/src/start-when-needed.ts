import * as vscode from "vscode";
import { holdsDesign } from "./documents.js";

/** Calls `start` once, as soon as an open document holds a design: at once, or when one is opened or written. */
export function startWhenNeeded(start: () => void): vscode.Disposable {
  const listening: vscode.Disposable[] = [];
  const stop = (): void => {
    for (const one of listening.splice(0)) one.dispose();
  };
  const look = (document: vscode.TextDocument): void => {
    if (!holdsDesign(document)) return;
    stop();
    start();
  };
  listening.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  const open = vscode.workspace.textDocuments.find(holdsDesign);
  if (open !== undefined) look(open);
  return new vscode.Disposable(stop);
}
