import * as vscode from "vscode";
import { holdsDesign } from "../documents.js";
import type { LintelServer } from "../requests.js";

/** Puts the drawing of the design in the active editor on the clipboard, as Mermaid text; of Markdown, that of the fence at the cursor. */
export async function copyAsMermaid(server: LintelServer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !holdsDesign(editor.document)) {
    void vscode.window.showInformationMessage("Open a design to copy its drawing.");
    return;
  }
  const uri = editor.document.uri.toString();
  const { designs = [] } = await server.request("lintel/views", { uri });
  const cursor = editor.document.offsetAt(editor.selection.active);
  const fence = designs.findIndex(({ span }) => span.start <= cursor && cursor <= span.end);
  const { drawing } = await server.request("lintel/draw", { uri, view: "design", ...(fence > 0 && { fence }) });
  if (drawing === undefined) {
    void vscode.window.showInformationMessage("There is nothing to draw in this file yet.");
    return;
  }
  await vscode.env.clipboard.writeText(drawing.text);
  vscode.window.setStatusBarMessage("Copied as Mermaid", 3000);
}
