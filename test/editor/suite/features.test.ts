import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, diagnosticsWhen, inWorkspace, openDesign, openText, positionOf } from "./editor.js";

const { executeCommand } = vscode.commands;

describe("the editor's features", () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;
  const at = (text: string, shift = 0): vscode.Position => positionOf(editor.document, text).translate(0, shift);

  before(async () => {
    editor = await openDesign("checkout.lintel");
    uri = editor.document.uri;
    await diagnosticsWhen(uri, has("unbounded-retry"));
  });
  after(closeEditors);

  it("finds what is wrong as it is typed, and no longer when it is right", async () => {
    const text = await openText("client web\nservice a { replicas: 2 }\n");
    await insert(text, "web -> a { timeout: 1s  retry { attempts: unlimited } }\n");
    await diagnosticsWhen(text.document.uri, has("unbounded-retry"));
    const start = positionOf(text.document, "unlimited");
    await text.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, "unlimited".length)), "3"));
    await diagnosticsWhen(text.document.uri, (diagnostics) => !has("unbounded-retry")(diagnostics));
    await insert(text, "service 5\n");
    await diagnosticsWhen(text.document.uri, (diagnostics) =>
      codes(diagnostics).some((code) => code.startsWith("syntax-")),
    );
    await vscode.window.showTextDocument(editor.document);
  });

  it("keeps what it has found while somebody types elsewhere", async () => {
    const retry = "web -> a { timeout: 1s  retry { attempts: unlimited } }";
    const text = await openText(`client web\nservice a { replicas: 2 }\n${retry}\n`);
    const { uri: untitled } = text.document;
    await diagnosticsWhen(untitled, has("unbounded-retry"));
    const seen: boolean[] = [];
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const isAbout = uris.some((one) => one.toString() === untitled.toString());
      if (isAbout) seen.push(has("unbounded-retry")(vscode.languages.getDiagnostics(untitled)));
    });
    for (const character of "// a note that takes a while to write\nservice b { replicas: 5sec }") {
      await insert(text, character);
    }
    await diagnosticsWhen(untitled, (now) => codes(now).some((code) => code.startsWith("syntax-")));
    listening.dispose();
    assert.ok(
      seen.every((isThere) => isThere),
      "a finding that is still right has gone for a while",
    );
    await vscode.window.showTextDocument(editor.document);
  });

  it("finds a broken rule in a file that nobody has opened", async () => {
    await diagnosticsWhen(inWorkspace("shop.lintel"), has("single-point-of-failure"));
  });

  it("links a rule's code to its page", () => {
    const [{ code }] = vscode.languages.getDiagnostics(uri).filter((one) => has("unbounded-retry")([one])) as [
      vscode.Diagnostic,
    ];
    assert.ok(typeof code === "object");
    assert.equal(code.target.toString(), "lintel-handbook:/rule/unbounded-retry.md");
  });

  it("completes kinds, keys, values and names", async () => {
    assert.ok((await completions(at("client web"))).includes("service"));
    assert.ok((await completions(at("zones: 3"))).includes("capacity"));
    assert.ok((await completions(at("https"))).includes("grpc"));
    assert.ok((await completions(at("ledger { method"))).includes("ledger"));
  });

  it("explains keys, and tells what is known about an element", async () => {
    assert.match(await hover(at("replicas", 1)), /How many instances/);
    assert.match(await hover(at('orders "Order', 1)), /Order service/);
  });

  it("goes to a definition in another file", async () => {
    const links = await executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      uri,
      at("ledger { method", 1),
    );
    assert.deepEqual(
      links.map(({ targetUri }) => targetUri.toString()),
      [inWorkspace("ledger.lintel").toString()],
    );
  });

  it("finds references in all files, from the declaration", async () => {
    const ledger = await vscode.workspace.openTextDocument(inWorkspace("ledger.lintel"));
    const position = positionOf(ledger, 'ledger "');
    const found = await executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", ledger.uri, position);
    assert.equal(found.filter((location) => location.uri.toString() === uri.toString()).length, 3);
  });

  it("renames in all files", async () => {
    const edit = await executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      uri,
      at('orders "', 1),
      "ordering",
    );
    assert.equal(edit.get(uri).length, 4);
  });

  it("highlights what means the same", async () => {
    const found = await executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      uri,
      at('orders "', 1),
    );
    assert.equal(found.length, 4);
  });

  it("outlines a design, and finds its parts by name", async () => {
    const symbols = await executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
    assert.ok(
      symbols.some(
        ({ name, children }) => name.includes("Ordering") && children.some((child) => child.name === "orders"),
      ),
    );
    const found = await executeCommand<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "ledg");
    assert.ok(found.some(({ name }) => name.startsWith("ledger")));
  });

  it("knows who calls whom", async () => {
    const [item] = await executeCommand<vscode.CallHierarchyItem[]>(
      "vscode.prepareCallHierarchy",
      uri,
      at('orders "', 1),
    );
    const incoming = await executeCommand<vscode.CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", item);
    const outgoing = await executeCommand<vscode.CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", item);
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ["web"],
    );
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      ["ledger"],
    );
  });

  it("colours words by what they mean", async () => {
    const tokens = await executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", uri);
    assert.ok(tokens.data.length > 100);
    const range = new vscode.Range(0, 0, 2, 0);
    const few = await executeCommand<vscode.SemanticTokens>("vscode.provideDocumentRangeSemanticTokens", uri, range);
    assert.ok(few.data.length > 0 && few.data.length < tokens.data.length);
  });

  it("folds, grows selections and links imports", async () => {
    const folds = await executeCommand<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", uri);
    assert.ok(folds.some(({ start }) => start === at('group "').line));
    const position = at("replicas", 1);
    const [selection] = await executeCommand<vscode.SelectionRange[]>("vscode.executeSelectionRangeProvider", uri, [
      position,
    ]);
    assert.ok(selection?.parent?.range.contains(selection.range));
    const links = await executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", uri);
    assert.ok(links.some(({ target }) => target?.toString() === inWorkspace("ledger.lintel").toString()));
  });

  it("shows lenses above flows and hints behind links", async () => {
    const lenses = await executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri);
    assert.ok(lenses.some(({ command }) => command?.command === "lintel.openView"));
    const range = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const hints = await executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", uri, range);
    assert.ok(hints.length > 0);
  });

  it("formats a document, and what a brace closes", async () => {
    const text = await openText("service   a{replicas:2}\n");
    const edits = await executeCommand<vscode.TextEdit[]>("vscode.executeFormatDocumentProvider", text.document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    await text.edit((edit) => {
      for (const { range, newText } of edits) edit.replace(range, newText);
    });
    assert.equal(text.document.getText(), "service a { replicas: 2 }\n");
    await vscode.window.showTextDocument(editor.document);
  });

  it("repairs by a quick fix, after which the finding is gone", async () => {
    const text = await openText(
      "client web\nservice a { replicas: 2 }\nweb -> a { timeout: 1s  retry { attempts: unlimited } }\n",
    );
    const diagnostics = await diagnosticsWhen(text.document.uri, has("unbounded-retry"));
    const { range } = diagnostics.find((one) => has("unbounded-retry")([one])) as vscode.Diagnostic;
    const actions = await executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      text.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes("attempts: 3"));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(", "));
    await vscode.workspace.applyEdit(fix.edit);
    await diagnosticsWhen(text.document.uri, (now) => !has("unbounded-retry")(now));
    await vscode.window.showTextDocument(editor.document);
  });

  it("repairs all that needs no choice, and tidies imports, when asked for", async () => {
    const retry = "web -> a { timeout: 1s  retry { attempts: unlimited  backoff: exponential } }";
    const text = await openText(`client web\nservice a { replicas: 2 }\n${retry}\n`);
    await diagnosticsWhen(text.document.uri, has("unbounded-retry"));
    const { uri: untitled, lineCount } = text.document;
    const kind = vscode.CodeActionKind.SourceFixAll.append("lintel").value;
    const whole = new vscode.Range(0, 0, lineCount, 0);
    const [fixAll] = await executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      untitled,
      whole,
      kind,
    );
    assert.ok(fixAll?.edit);
    await vscode.workspace.applyEdit(fixAll.edit);
    await diagnosticsWhen(untitled, (now) => !has("unbounded-retry")(now));
    await vscode.window.showTextDocument(editor.document);
  });

  it("says what is wrong in lintel.json, and follows it", async () => {
    const config = inWorkspace("lintel.json");
    const write = (text: string) => vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
    await write('{ "rules": { "unbounded-retri": "off" } }');
    await vscode.window.showTextDocument(config);
    await diagnosticsWhen(config, (diagnostics) => codes(diagnostics).some((code) => code.startsWith("config-")));
    await executeCommand("workbench.action.closeActiveEditor");
    await write('{ "rules": { "unbounded-retry": "off" } }');
    await diagnosticsWhen(uri, (diagnostics) => !has("unbounded-retry")(diagnostics));
    await write("{}");
    await diagnosticsWhen(uri, has("unbounded-retry"));
    await vscode.workspace.fs.delete(config);
  });
});

function has(rule: string): (diagnostics: readonly vscode.Diagnostic[]) => boolean {
  return (diagnostics) => codes(diagnostics).includes(rule);
}

function codes(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(typeof code === "object" ? code.value : code));
}

async function insert(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), text));
}

async function completions(position: vscode.Position): Promise<string[]> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const { items } = await executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", uri, position);
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function hover(position: vscode.Position): Promise<string> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const hovers = await executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  return texts.map(({ value }) => value).join("\n");
}
