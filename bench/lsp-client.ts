import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import process from "node:process";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  DiagnosticSeverity,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { cpuMsOf, environment, residentMbOf, type Program } from "./processes.js";

/** What a server took to answer. */
export interface Answer<T> {
  readonly said: T;
  readonly wallMs: number;
  /** Processor time that the server has used meanwhile; undefined where the system does not tell. */
  readonly cpuMs: number | undefined;
}

/**
 * A language server over stdio with one open document, in a folder of its own, and the time that it takes to answer. Diagnostics are asked for
 * where the server can be asked, else awaited: the first ones that are sent after the edit, for nothing is edited before the last are there.
 */
export class LspClient {
  #document: TextDocument;
  #pulls = false;
  #onDiagnostics: ((diagnostics: readonly Diagnostic[]) => void) | undefined;
  readonly #server: ChildProcess;
  /** Rejects when the server ends, for then nobody answers any more. */
  readonly #ended: Promise<never>;
  readonly #connection: ProtocolConnection;

  private constructor(program: Program, document: TextDocument) {
    const server = spawn(program.node, program.args, { stdio: ["pipe", "pipe", "inherit"], env: environment });
    this.#server = server;
    this.#ended = new Promise((_, reject) => {
      server.once("exit", () => reject(new Error(`The server has ended: ${program.args.join(" ")}`)));
    });
    // when it is stopped nobody waits
    this.#ended.catch(() => undefined);
    this.#connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.#document = document;
  }

  /** Starts a server, opens the document in it and waits for its first diagnostics. The document's file must be on disk. */
  static async start(program: Program, document: TextDocument): Promise<LspClient> {
    const client = new LspClient(program, document);
    await Promise.race([client.#open(), client.#ended]);
    return client;
  }

  async #open(): Promise<void> {
    this.#connection.onNotification("textDocument/publishDiagnostics", (sent: PublishDiagnosticsParams) => {
      if (sent.uri === this.#document.uri) this.#onDiagnostics?.(sent.diagnostics);
    });
    this.#connection.listen();
    const rootUri = path.posix.dirname(this.#document.uri);
    const { capabilities } = await this.#connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      capabilities: {
        textDocument: {
          diagnostic: {},
          publishDiagnostics: {},
          completion: { completionList: { itemDefaults: ["editRange"] } },
        },
        workspace: { workspaceFolders: true },
      },
    });
    this.#pulls = capabilities.diagnosticProvider !== undefined;
    await this.#connection.sendNotification("initialized", {});
    const { uri, languageId, version } = this.#document;
    const textDocument = { uri, languageId, version, text: this.#document.getText() };
    await this.#diagnosticsAfter(() => this.#connection.sendNotification("textDocument/didOpen", { textDocument }));
  }

  /** Changes `length` characters at an offset of the document and waits for the diagnostics of the text after it. */
  edit(offset: number, length: number, text: string): Promise<Answer<readonly Diagnostic[]>> {
    return this.#timed(() => this.#diagnosticsAfter(() => this.type(offset, length, text)));
  }

  /** As `edit`, without waiting for anything. */
  async type(offset: number, length: number, text: string): Promise<void> {
    const [start, end] = [this.#document.positionAt(offset), this.#document.positionAt(offset + length)];
    const contentChanges: TextDocumentContentChangeEvent[] = [{ range: { start, end }, text }];
    const { uri, version } = this.#document;
    this.#document = TextDocument.update(this.#document, contentChanges, version + 1);
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: version + 1 },
      contentChanges,
    });
  }

  async #diagnosticsAfter(change: () => Promise<void>): Promise<readonly Diagnostic[]> {
    const sent = new Promise<readonly Diagnostic[]>((resolve) => (this.#onDiagnostics = resolve));
    await change();
    if (!this.#pulls) return sent;
    const textDocument = { uri: this.#document.uri };
    const report = await this.#connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument,
    });
    return report.kind === "full" ? report.items : [];
  }

  /** Asks about an offset of the document. Rejects where the server refuses. */
  ask(method: string, offset: number, more: object = {}): Promise<Answer<unknown>> {
    const textDocument = { uri: this.#document.uri };
    const position = this.#document.positionAt(offset);
    return this.#timed(() =>
      this.#connection.sendRequest<unknown>(`textDocument/${method}`, { textDocument, position, ...more }),
    );
  }

  async #timed<T>(act: () => Promise<T>): Promise<Answer<T>> {
    const cpuBefore = this.#cpuMs();
    const start = performance.now();
    const said = await Promise.race([act(), this.#ended]);
    const wallMs = performance.now() - start;
    const cpuAfter = this.#cpuMs();
    const cpuMs = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
    return { said, wallMs, cpuMs };
  }

  /** Whether one of the diagnostics tells an error at an offset of the document. */
  hasErrorAt(offset: number, diagnostics: readonly Diagnostic[]): boolean {
    return diagnostics.some(({ severity, range }) => {
      const [start, end] = [this.#document.offsetAt(range.start), this.#document.offsetAt(range.end)];
      return severity === DiagnosticSeverity.Error && start <= offset && offset <= end;
    });
  }

  /** Memory of the server that is in use, in megabytes; undefined where the system does not tell. */
  residentMb(): number | undefined {
    return residentMbOf(this.#server.pid ?? 0);
  }

  #cpuMs(): number | undefined {
    return cpuMsOf(this.#server.pid ?? 0);
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
    this.#server.kill();
  }
}
