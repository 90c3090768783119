import { Uri, type ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateLintel, extensionApi, type ExtensionApi } from "../activation.js";
import type { ServerControl } from "../server.js";

let server: ServerControl | undefined;

/** Called by VS Code's web worker host with the first design, or Markdown, that opens. */
export function activate(context: ExtensionContext): ExtensionApi {
  const script = Uri.joinPath(context.extensionUri, "dist/browser-server.js").toString(true);
  server = activateLintel(
    context,
    (options) => new LanguageClient("lintel", "Lintel", options, new Worker(script, { name: "lintel" })),
  );
  return extensionApi(context, server);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
