import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateLintel, extensionApi, type ExtensionApi } from "../activation.js";
import type { ServerControl } from "../server.js";
import { serverFlags } from "./server-flags.js";

let server: ServerControl | undefined;

/** Called by VS Code's Node.js host with the first design, or Markdown, that opens. */
export function activate(context: ExtensionContext): ExtensionApi {
  const module = context.asAbsolutePath("dist/server.js");
  const serverOptions = { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } };
  server = activateLintel(context, (options) => new LanguageClient("lintel", "Lintel", serverOptions, options));
  return extensionApi(context, server);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
