import * as vscode from "vscode";
import { newDesign } from "./commands/new-design.js";
import { showFindings } from "./commands/show-findings.js";
import { FenceDrawings } from "./markdown/fence-drawings.js";
import { drawFences, type MarkdownIt } from "./markdown/markdown-it-plugin.js";
import { registerHandbook } from "./pages/handbook.js";
import { registerReport } from "./pages/report.js";
import { registerPreview } from "./preview/register.js";
import type { Health } from "./requests.js";
import { ServerControl, type ClientMaker } from "./server.js";
import { startWhenNeeded } from "./start-when-needed.js";
import { showStatus } from "./status-item.js";

/** What other extensions, and tests, can ask of this one. */
export interface ExtensionApi {
  /** Whether the server answers. */
  readonly health: Health;
  /** Called by VS Code's Markdown preview. */
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt;
}

/** What the extension's `activate` returns. */
export function extensionApi(context: vscode.ExtensionContext, server: ServerControl): ExtensionApi {
  const drawings = new FenceDrawings(server);
  context.subscriptions.push(drawings);
  return {
    extendMarkdownIt: (markdown) => drawFences(markdown, drawings),
    get health() {
      return server.health;
    },
  };
}

/** Puts everything in place and starts the server once a design is open. Gives the server, for who has to stop it. */
export function activateLintel(context: vscode.ExtensionContext, makeClient: ClientMaker): ServerControl {
  const server = new ServerControl(context.extensionUri, makeClient);
  context.subscriptions.push(
    server,
    registerHandbook(server),
    registerReport(server),
    registerPreview(server, context),
    ...commands(server),
  );
  const start = (): void => {
    context.subscriptions.push(showStatus(server));
    // that it could not be started is in its health, and its reason in the log
    server.start().catch(() => undefined);
  };
  context.subscriptions.push(startWhenNeeded(start));
  return server;
}

function commands(server: ServerControl): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand("lintel.newDesign", newDesign),
    registerCommand("lintel.restartServer", () => server.restart()),
    registerCommand("lintel.showLog", () => server.showLog()),
    registerCommand("lintel.showFindings", showFindings),
  ];
}
