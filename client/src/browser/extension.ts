import { Uri, workspace, type ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateLintel, extensionApi, type ExtensionApi } from "../activation.js";
import type { ServerControl } from "../server.js";

let server: ServerControl | undefined;

/** Called by VS Code's web worker host with the first design, or Markdown, that opens. */
export function activate(context: ExtensionContext): ExtensionApi {
  const script = Uri.joinPath(context.extensionUri, "dist/browser-server.js");
  server = activateLintel(
    context,
    async (options) => new LanguageClient("lintel", "Lintel", options, await startWorker(script)),
  );
  return extensionApi(context, server);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** A worker can be made of a script on the web; one that only the editor can read is read first. */
async function startWorker(script: Uri): Promise<Worker> {
  if (/^https?$/.test(script.scheme)) return new Worker(script.toString(true), { name: "lintel" });
  const text = new TextDecoder().decode(await workspace.fs.readFile(script));
  // the worker reads it at a moment that nobody tells: it stays for as long as the window does
  return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), { name: "lintel" });
}
