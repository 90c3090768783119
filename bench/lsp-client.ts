import { spawn, type ChildProcess } from "node:child_process";
import process from "node:process";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";

/** A language server over stdio with one open document, and the time that it takes to answer. */
export class LspClient {
  #document: TextDocument;
  readonly #server: ChildProcess;
  readonly #connection: ProtocolConnection;

  private constructor(server: ChildProcess, connection: ProtocolConnection, document: TextDocument) {
    this.#server = server;
    this.#connection = connection;
    this.#document = document;
  }

  /** Starts a bundle as a server and opens the document in it. */
  static async start(bundle: string, document: TextDocument): Promise<LspClient> {
    const server = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const capabilities = { textDocument: { diagnostic: {} } };
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
    await connection.sendNotification("initialized", {});
    const { uri, languageId, version } = document;
    const textDocument = { uri, languageId, version, text: document.getText() };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    return new LspClient(server, connection, document);
  }

  /** Changes `length` characters at an offset of the document. */
  async edit(offset: number, length: number, text: string): Promise<void> {
    const [start, end] = [this.#document.positionAt(offset), this.#document.positionAt(offset + length)];
    const contentChanges: TextDocumentContentChangeEvent[] = [{ range: { start, end }, text }];
    const { uri, version } = this.#document;
    this.#document = TextDocument.update(this.#document, contentChanges, version + 1);
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: version + 1 },
      contentChanges,
    });
  }

  /** Asks about the document; gives the time until the answer, in milliseconds. Rejects where the server refuses. */
  async ask(method: string, more: object = {}): Promise<number> {
    const start = performance.now();
    await this.#connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: this.#document.uri },
      ...more,
    });
    return performance.now() - start;
  }

  /** As `ask`, about an offset of the document. */
  askAt(method: string, offset: number, more: object = {}): Promise<number> {
    return this.ask(method, { position: this.#document.positionAt(offset), ...more });
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
    this.#server.kill();
  }
}
