import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";
import { startServer, type Host } from "../../server/src/lsp/server.js";
import { noFiles } from "../../server/src/lsp/workspace/file-access.js";

// nothing is sent that nobody asks for, after the test too
const capabilities = { textDocument: { diagnostic: {} } };

/** A server in this process with a document open, and the client at the other end. */
export async function serverHere(
  host: Omit<Host, "files">,
  document: { readonly uri: string; readonly text: string },
): Promise<ProtocolConnection> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: () => noFiles,
    ...host,
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { ...document, languageId: "lintel", version: 1 },
  });
  return client;
}
