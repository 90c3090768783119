import * as vscode from "vscode";

/** What a code lens with the number of findings does: shows the Problems view, the design's own editor in front. */
export async function showFindings(uri: unknown): Promise<void> {
  if (typeof uri === "string") await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preserveFocus: false });
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}
