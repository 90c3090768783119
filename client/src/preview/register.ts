import * as vscode from "vscode";
import { holdsDesign } from "../documents.js";
import type { LintelServer } from "../requests.js";
import { PreviewPanel, webviewRoot } from "./preview-panel.js";
import type { PreviewState } from "./protocol.js";

const viewType = "lintel.preview";

/** Puts the preview in place: its commands, and its return after a reload of the window. */
export function registerPreview(server: LintelServer, extensionUri: vscode.Uri): vscode.Disposable {
  const previews = new Map<string, PreviewPanel>();
  const adopt = (uri: vscode.Uri, panel: vscode.WebviewPanel): PreviewPanel => {
    const preview = new PreviewPanel(uri, panel, server, extensionUri);
    previews.set(uri.toString(), preview);
    panel.onDidDispose(() => previews.delete(uri.toString()));
    return preview;
  };
  const open = (target: unknown, column: vscode.ViewColumn, view?: string): void => {
    const uri = designAt(target);
    if (!uri) {
      void vscode.window.showInformationMessage("Open a design to see its preview.");
      return;
    }
    const known = previews.get(uri.toString());
    if (known) known.show(view);
    else adopt(uri, createPanel(column, extensionUri)).startWith(view);
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand("lintel.openPreview", (uri: unknown) => open(uri, vscode.ViewColumn.Active)),
    registerCommand("lintel.openPreviewToSide", (uri: unknown) => open(uri, vscode.ViewColumn.Beside)),
    registerCommand("lintel.openView", (uri: unknown, view: unknown) =>
      open(uri, vscode.ViewColumn.Beside, typeof view === "string" ? view : undefined),
    ),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state: PreviewState | undefined) => {
        if (state) adopt(vscode.Uri.parse(state.uri), panel);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    new vscode.Disposable(() => {
      for (const preview of previews.values()) preview.dispose();
    }),
  );
}

/** The design that a command is called for: one given by its URI, as text or not, else that of the active editor. */
function designAt(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  if (typeof target === "string") return vscode.Uri.parse(target);
  const document = vscode.window.activeTextEditor?.document;
  return document && holdsDesign(document) ? document.uri : undefined;
}

function createPanel(viewColumn: vscode.ViewColumn, extensionUri: vscode.Uri): vscode.WebviewPanel {
  const place = { viewColumn, preserveFocus: viewColumn === vscode.ViewColumn.Beside };
  return vscode.window.createWebviewPanel(viewType, "Preview", place, {
    enableScripts: true,
    localResourceRoots: [webviewRoot(extensionUri)],
  });
}
