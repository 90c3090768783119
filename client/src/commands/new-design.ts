import * as vscode from "vscode";
import snippets from "../../../snippets/lintel.json";

interface Template extends vscode.QuickPickItem {
  readonly body: string;
}

const blank: Template = {
  label: "Blank design",
  detail: "A heading, and nothing else",
  body: 'design "${1:Title}" {\n  owner: "${2:team}"\n  status: draft\n}\n\n$0',
};

/** Asks for a template and opens it as an untitled design, with its places to fill in. */
export async function newDesign(): Promise<void> {
  const options = { title: "Lintel: New Design", placeHolder: "Begin with", matchOnDetail: true };
  const chosen = await vscode.window.showQuickPick(templates(), options);
  if (chosen === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: "lintel", content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(chosen.body));
}

function templates(): Template[] {
  const patterns = Object.entries(snippets).map(([label, { description, body }]) => ({
    label,
    detail: description,
    body: body.join("\n"),
  }));
  return [blank, ...patterns];
}
