import * as vscode from "vscode";

/** The place of a file in the workspace, which is a copy of `test/editor/workspace`. */
export function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("No folder is open.");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a design of the workspace in an editor. */
export async function openDesign(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(inWorkspace(name));
}

/** Opens a text as an untitled design. */
export async function openText(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: "lintel", content });
  return vscode.window.showTextDocument(document);
}

/**
 * Waits until the diagnostics of a document are as wanted, and gives them.
 * The test's own time limit is the only one.
 */
export function diagnosticsWhen(
  uri: vscode.Uri,
  isWanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return valueWhen(vscode.languages.onDidChangeDiagnostics, () => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return isWanted(diagnostics) ? diagnostics : undefined;
  });
}

/** Looks for a value now and at each event, until there is one. */
export function valueWhen<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const now = look();
    if (now !== undefined) {
      resolve(now);
      return;
    }
    const listening = event(() => {
      const value = look();
      if (value === undefined) return;
      listening.dispose();
      resolve(value);
    });
  });
}

/** The position of the first character of a text that stands in a document. Throws where it does not stand there. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`"${text}" does not stand in ${document.fileName}`);
  return document.positionAt(offset);
}

/** Closes every editor, throwing away what is not saved. */
export async function closeEditors(): Promise<void> {
  const documents = vscode.workspace.textDocuments.filter((document) => document.isDirty);
  for (const document of documents) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
