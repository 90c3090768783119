import * as vscode from "vscode";
import { RevealOutputChannelOn, type LanguageClientOptions, type Middleware } from "vscode-languageclient";
import type { InitializationOptions } from "../../server/src/lsp/protocol.js";
import { isReviewed, reviewedLanguages } from "./documents.js";

/** How the server is told to speak to this editor. */
const initializationOptions = (extension: vscode.Uri): InitializationOptions => ({
  fileRequests: true,
  notifications: true,
  handbook: vscode.Uri.joinPath(extension, "dist/handbook.json").toString(),
  handbookLinks: {
    // Markdown in a hover follows commands that it is trusted with, and no scheme of an extension
    text: "command:lintel.openHandbook?%5B%22{kind}%3A{name}%22%5D",
    code: "lintel-handbook:/{kind}/{name}.md",
  },
  lensCommands: { showFindings: "lintel.showFindings", openView: "lintel.openView" },
});

/** The options of the language client that are the same in every host; `extension` is where the extension is installed. */
export function clientOptions(extension: vscode.Uri, log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...reviewedLanguages.map((language) => ({ language })), { pattern: "**/lintel.json" }],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: initializationOptions(extension),
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    markdown: { isTrusted: { enabledCommands: ["lintel.openHandbook"] }, supportHtml: false },
    middleware: onlyReviewed,
  };
}

/** Documents that are only read, such as an earlier state in a comparison, stay unknown to the server. */
const onlyReviewed: Middleware = {
  didOpen: (document, next) => (isReviewed(document) ? next(document) : Promise.resolve()),
  didChange: (event, next) => (isReviewed(event.document) ? next(event) : Promise.resolve()),
  didSave: (document, next) => (isReviewed(document) ? next(document) : Promise.resolve()),
  didClose: (document, next) => (isReviewed(document) ? next(document) : Promise.resolve()),
  provideDiagnostics: async (document, previousResultId, token, next) => {
    if (!(document instanceof vscode.Uri) && !isReviewed(document)) return undefined;
    const report = await next(document, previousResultId, token);
    // the client would take a cancelled request for one that found nothing, and findings would blink at each key
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return report;
  },
};
