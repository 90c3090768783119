import { readFile } from "node:fs/promises";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { startServer, type Host } from "../lsp/server.js";
import { filesByScheme } from "../lsp/workspace/file-access.js";
import { handbookFile } from "./handbook-file.js";
import { filesOnDisk } from "./node-files.js";

const host: Host = {
  files: (ofClient) => filesByScheme("file", filesOnDisk, ofClient),
  handbookText: () => readFile(handbookFile(), "utf8"),
};

/** Serves the client at the other end of standard input and output; the process ends with the connection. */
export function serveStdio(): void {
  const { stdin, stdout } = process;
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(stdin), new StreamMessageWriter(stdout)),
    host,
  );
}

/** Serves the client that started this process, over what its arguments name: `--node-ipc`, `--stdio`, `--pipe` or `--socket`. */
export function serveParent(): void {
  startServer(createConnection(ProposedFeatures.all), host);
}
