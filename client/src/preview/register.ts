import * as vscode from "vscode";
import { copyAsMermaid } from "../commands/copy-as-mermaid.js";
import { holdsDesign } from "../documents.js";
import type { LintelServer } from "../requests.js";
import { PreviewPanel, webviewRoot, type PreviewStart } from "./preview-panel.js";
import type { PreviewState } from "./protocol.js";

const viewType = "lintel.preview";

type Renamed = vscode.FileRenameEvent["files"];

/** Puts the preview in place: its commands, and its return after a reload of the window. */
export function registerPreview(
  server: LintelServer,
  { extensionUri, globalState }: Pick<vscode.ExtensionContext, "extensionUri" | "globalState">,
): vscode.Disposable {
  const previews = new Set<PreviewPanel>();
  const adopt = (uri: vscode.Uri, panel: vscode.WebviewPanel): PreviewPanel => {
    const preview = new PreviewPanel(uri, panel, server, globalState, extensionUri);
    previews.add(preview);
    panel.onDidDispose(() => previews.delete(preview));
    return preview;
  };
  const open = (target: unknown, column: vscode.ViewColumn, start: PreviewStart = {}): void => {
    const uri = designAt(target);
    if (!uri) {
      void vscode.window.showInformationMessage("Open a design to see its preview.");
      return;
    }
    const known = [...previews].find((preview) => preview.uri.toString() === uri.toString());
    if (known) known.show(start);
    else adopt(uri, createPanel(column, extensionUri)).startWith(start);
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand("lintel.openPreview", (uri: unknown) => open(uri, vscode.ViewColumn.Active)),
    registerCommand("lintel.openPreviewToSide", (uri: unknown) => open(uri, vscode.ViewColumn.Beside)),
    registerCommand("lintel.openView", (uri: unknown, view: unknown, fence: unknown) =>
      open(uri, vscode.ViewColumn.Beside, {
        ...(typeof view === "string" && { view }),
        ...(typeof fence === "number" && { fence }),
      }),
    ),
    registerCommand("lintel.copyAsMermaid", () => copyShown(server, previews)),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state: PreviewState | undefined) => {
        if (state) adopt(vscode.Uri.parse(state.uri), panel);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => followRenames(previews, files)),
    new vscode.Disposable(() => {
      for (const preview of previews) preview.dispose();
    }),
  );
}

/** Of the preview that has the focus the view that it shows, else the design in the active editor. */
async function copyShown(server: LintelServer, previews: Iterable<PreviewPanel>): Promise<void> {
  const active = [...previews].find(({ panel }) => panel.active);
  if (active) active.exportAs("copy-mermaid");
  else await copyAsMermaid(server);
}

function followRenames(previews: Iterable<PreviewPanel>, renamed: Renamed): void {
  for (const preview of previews) {
    const moved = movedUri(preview.uri, renamed);
    if (moved) preview.move(moved);
  }
}

/** Where a file is after it, or a folder around it, was renamed; undefined where neither was. */
function movedUri(uri: vscode.Uri, renamed: Renamed): vscode.Uri | undefined {
  for (const { oldUri, newUri } of renamed) {
    if (uri.toString() === oldUri.toString()) return newUri;
    if (uri.toString().startsWith(`${oldUri.toString()}/`))
      return newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) });
  }
  return undefined;
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
