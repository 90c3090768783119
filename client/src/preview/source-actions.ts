import * as vscode from "vscode";
import type { SourceEdit, SourceLocation } from "../../../server/src/lsp/protocol.js";
import type { ExportedFile } from "./protocol.js";

/** Shows a place of the source in an editor beside the preview, the one that shows the file where there is one. */
export async function revealSource(
  location: SourceLocation,
  previewColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(documentOf(location.uri));
  const selection = rangeOf(document, location.span);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? columnBeside(previewColumn),
    selection,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document that a place lies in: of a fence in Markdown the whole file. */
function documentOf(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri.replace(/!lintel-\d+$/, ""));
}

function columnBeside(previewColumn: vscode.ViewColumn | undefined): vscode.ViewColumn {
  return previewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
}

function rangeOf(document: vscode.TextDocument, span: SourceLocation["span"]): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** Asks for a file next to the design and writes the export there. */
export async function saveExport({ name, content, beside }: ExportedFile, design: vscode.Uri): Promise<void> {
  const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(design, "..", name) });
  if (!target) return;
  const picture = beside && vscode.Uri.joinPath(target, "..", beside.name);
  try {
    await write(target, content);
    if (picture && (await mayWrite(picture))) await write(picture, beside.content);
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The drawing was not saved: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function write(target: vscode.Uri, content: string | Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(
    target,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  );
}

/** What is there already is replaced only where the user says so: the dialog has asked for another file. */
async function mayWrite(file: vscode.Uri): Promise<boolean> {
  const isThere = await Promise.resolve(vscode.workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );
  if (!isThere) return true;
  const replace = "Replace";
  const message = `The drawing's picture, ${vscode.workspace.asRelativePath(file)}, is there already.`;
  return (await vscode.window.showWarningMessage(message, { modal: true }, replace)) === replace;
}

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Copied as ${what}`, 3000);
}

/** Writes a scenario into its file and shows it; nothing is saved. */
export async function keepScenario(
  { edit, imports }: { readonly edit: SourceEdit; readonly imports: readonly SourceEdit[] },
  previewColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const target = documentOf(edit.uri);
  const document = await vscode.workspace.openTextDocument(target);
  const changes = new vscode.WorkspaceEdit();
  for (const { span, text } of [...imports, edit]) changes.replace(target, rangeOf(document, span), text);
  if (!(await vscode.workspace.applyEdit(changes))) {
    void vscode.window.showErrorMessage("The scenario could not be written into the design.");
    return;
  }
  const start = document.getText().lastIndexOf(edit.text.trim());
  await revealSource({ uri: edit.uri, span: { start, end: start } }, previewColumn);
}
