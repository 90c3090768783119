import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticsWhen, openDesign } from "./editor.js";

describe("activation", () => {
  it("starts with the first design and not with the editor", async () => {
    const extension = vscode.extensions.getExtension("lintel.lintel");
    assert.ok(extension, "the extension is installed");
    assert.equal(extension.isActive, false);
    const { document } = await openDesign("shop.lintel");
    await diagnosticsWhen(document.uri, (diagnostics) => diagnostics.length > 0);
    assert.equal(extension.isActive, true);
  });

  it("knows a design by its file name", async () => {
    const { document } = await openDesign("shop.lintel");
    assert.equal(document.languageId, "lintel");
  });
});
