import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, diagnosticsWhen, openText, positionOf } from "./editor.js";

const allowedCommands = ["lintel.openHandbook"];

describe("Hovers", () => {
  after(closeEditors);

  it("are trusted with the handbook's command alone, and show no HTML", async () => {
    const title = "[run](command:workbench.action.closeAllEditors) <b>x</b>";
    const { document } = await openText(
      `service a "${title}" { replicas: 2 }\nservice b {}\na -> b { retry: unlimited }\n`,
    );
    await diagnosticsWhen(document.uri, (now) => now.length > 0);
    let commands = 0;
    for (const word of ["service a", 'a "', "replicas", "retry", "unlimited"]) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        positionOf(document, word),
      );
      for (const content of hovers.flatMap(({ contents }) => contents)) {
        assert.ok(content instanceof vscode.MarkdownString);
        assert.deepEqual(content.isTrusted, { enabledCommands: allowedCommands });
        assert.notEqual(content.supportHtml, true);
        const linked = [...content.value.matchAll(/(?<!\\)\]\(command:([\w.]+)/g)].map(([, command]) => command);
        commands += linked.length;
        assert.deepEqual(
          linked.filter((command) => !allowedCommands.includes(command ?? "")),
          [],
        );
      }
    }
    assert.ok(commands > 0, "pages of the handbook are linked");
  });
});
