import * as vscode from "vscode";
import { holdsDesign } from "../documents.js";
import type { LintelServer } from "../requests.js";

/** Puts the drawing of the active design on the clipboard, as Mermaid text. */
export async function copyAsMermaid(server: LintelServer): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !holdsDesign(document)) {
    void vscode.window.showInformationMessage("Open a design to copy its drawing.");
    return;
  }
  const { drawing } = await server.request("lintel/draw", { uri: document.uri.toString(), view: "design" });
  if (drawing === undefined) {
    void vscode.window.showInformationMessage("There is nothing to draw in this file yet.");
    return;
  }
  await vscode.env.clipboard.writeText(drawing.text);
  vscode.window.setStatusBarMessage("Copied as Mermaid", 3000);
}
