import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import process from "node:process";
import * as vscode from "vscode";
import { closeEditors, diagnosticsWhen, openDesign, positionOf, valueWhen, inWorkspace } from "./editor.js";

const { executeCommand } = vscode.commands;

describe("the editor's surfaces", () => {
  beforeEach(async () => {
    const { document } = await openDesign("checkout.lintel");
    await diagnosticsWhen(document.uri, (diagnostics) => diagnostics.length > 0);
  });
  afterEach(closeEditors);

  it("opens a preview beside the design", async () => {
    await executeCommand("lintel.openPreviewToSide");
    await tabWhen(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("lintel.preview"));
  });

  it("opens a preview of a design whatever its file is called", async () => {
    const uri = inWorkspace("100% [so] #1?.lintel");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("service a {}\n"));
    await vscode.window.showTextDocument(uri);
    await executeCommand("lintel.openPreview");
    await tabWhen(({ label }) => label === "Preview 100% [so] #1?.lintel");
  });

  it("opens a page of the handbook, offline, in the Markdown preview", async () => {
    await executeCommand("lintel.openHandbook", "topic:caching");
    await tabWhen(({ input }) => input instanceof vscode.TabInputCustom && input.uri.path === "/topic/caching.md");
    const page = await vscode.workspace.fs.readFile(vscode.Uri.parse("lintel-handbook:/rule/unbounded-retry.md"));
    assert.match(new TextDecoder().decode(page), /\]\(\.\.\/topic\/fault-tolerance\.md\)/);
  });

  it("copies the drawing as Mermaid", async () => {
    await executeCommand("lintel.copyAsMermaid");
    assert.match(await vscode.env.clipboard.readText(), /^flowchart/);
  });

  it("copies what the preview shows when that has the focus", async () => {
    const uri = inWorkspace("checkout.lintel").toString();
    await executeCommand("lintel.openPreview");
    await tabWhen(({ label }) => label === "Preview checkout.lintel: Checkout");
    await executeCommand("lintel.openView", uri, "flow:buy");
    await tabWhen(({ label }) => label === "Preview checkout.lintel: A customer buys");
    await vscode.env.clipboard.writeText("");
    await executeCommand("lintel.copyAsMermaid");
    // the preview's page answers when it can: the time limit of the test is the only one
    let copied = "";
    while (copied === "") copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^sequenceDiagram/);
  });

  it("goes on with the preview of a design that is renamed", async () => {
    const [before, after] = [inWorkspace("passing.lintel"), inWorkspace("passed.lintel")];
    await vscode.workspace.fs.writeFile(before, new TextEncoder().encode('design "Passing" {}\nservice a {}\n'));
    await vscode.window.showTextDocument(before);
    await executeCommand("lintel.openPreview");
    await tabWhen(({ label }) => label === "Preview passing.lintel: Passing");
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(before, after);
    await vscode.workspace.applyEdit(edit);
    await tabWhen(({ label }) => label === "Preview passed.lintel: Passing");
  });

  it("goes on after the server has been started anew", async () => {
    await executeCommand("lintel.restartServer");
    const uri = inWorkspace("checkout.lintel");
    await diagnosticsWhen(uri, (diagnostics) => diagnostics.length > 0);
  });

  it("comes back by itself after its server has been killed", async () => {
    const uri = inWorkspace("checkout.lintel");
    // the suite runs in the process that has started the server
    const pids = execFileSync("pgrep", ["-P", String(process.pid), "-f", "dist/server.js"], { encoding: "utf8" });
    const gone = diagnosticsWhen(uri, (diagnostics) => diagnostics.length === 0);
    process.kill(Number(pids.trim()), "SIGKILL");
    await gone;
    await diagnosticsWhen(uri, (diagnostics) => diagnostics.length > 0);
  });

  it("shows the review report", async () => {
    await executeCommand("lintel.showReport");
    await tabWhen(({ input }) => input instanceof vscode.TabInputCustom && input.uri.scheme === "lintel-report");
  });

  it("checks and explains fences of Markdown at their true places", async () => {
    const { document } = await vscode.window.showTextDocument(inWorkspace("notes.md"));
    const diagnostics = await diagnosticsWhen(document.uri, (now) =>
      now.some(({ code }) => codeOf(code) === "unbounded-retry"),
    );
    const { range } = diagnostics.find(({ code }) => codeOf(code) === "unbounded-retry") as vscode.Diagnostic;
    assert.match(document.getText(range), /unlimited/);
    const position = positionOf(document, "replicas").translate(0, 1);
    const hovers = await executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
    assert.equal(hovers.length, 1);
  });

  describe("Markdown's own preview", () => {
    let isOver = false;
    after(() => {
      isOver = true;
    });

    it("draws fences", async () => {
      const { document } = await vscode.window.showTextDocument(inWorkspace("notes.md"));
      let html = "";
      while (!isOver && !html.includes("data-drawing")) {
        html = await executeCommand<string>("markdown.api.render", document);
      }
      assert.match(html, /data-drawing="[^"]*flowchart/);
    });
  });
});

async function tabWhen(isWanted: (tab: vscode.Tab) => boolean): Promise<void> {
  const { tabGroups } = vscode.window;
  await valueWhen(tabGroups.onDidChangeTabs, () => tabGroups.all.flatMap(({ tabs }) => tabs).find(isWanted));
}

function codeOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
