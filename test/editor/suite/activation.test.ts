import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticsWhen, inWorkspace, openDesign } from "./editor.js";

describe("activation", () => {
  const extension = vscode.extensions.getExtension<{ readonly health: string }>("lintel.lintel");

  it("does not start with the editor, nor with plain files", async () => {
    assert.ok(extension, "the extension is installed");
    await vscode.window.showTextDocument(inWorkspace("plain.txt"));
    assert.equal(extension.isActive, false);
  });

  it("starts no server for Markdown without a design", async () => {
    await vscode.window.showTextDocument(inWorkspace("plain.md"));
    await extension?.activate();
    assert.equal(extension?.exports.health, "not started");
  });

  it("starts with the first design", async () => {
    const { document } = await openDesign("shop.lintel");
    await diagnosticsWhen(document.uri, (diagnostics) => diagnostics.length > 0);
    assert.equal(extension?.exports.health, "running");
  });

  it("knows a design by its file name", async () => {
    const { document } = await openDesign("shop.lintel");
    assert.equal(document.languageId, "lintel");
  });
});
