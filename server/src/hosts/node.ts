import { readFile } from "node:fs/promises";
import process from "node:process";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.js";
import { filesByScheme } from "../lsp/workspace/file-access.js";
import { handbookFile } from "./handbook-file.js";
import { keepMemoryLow } from "./memory-flags.js";
import { filesOnDisk } from "./node-files.js";

keepMemoryLow(process.versions.node);
// what to speak over is in the arguments: `--node-ipc`, `--stdio`, `--pipe` or `--socket`
startServer(createConnection(ProposedFeatures.all), {
  files: (ofClient) => filesByScheme("file", filesOnDisk, ofClient),
  handbookText: () => readFile(handbookFile(), "utf8"),
  // collecting is there only where Node.js was told to show it; the first edit after it is slower, so a moment's thought does not bring it on
  rest: { afterMs: 30_000, giveBack: () => globalThis.gc?.() },
});
