import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import {
  createProtocolConnection,
  DiagnosticRefreshRequest,
  ExitNotification,
  InitializedNotification,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import { inProject } from "../../scripts/lib/project.mjs";
import type {
  FileParams,
  InitializationOptions,
  ReadFileResult,
  ReadFolderResult,
} from "../../server/src/lsp/protocol.js";

/** How a client introduces itself. */
export interface WireOptions {
  readonly capabilities?: ClientCapabilities;
  /** Absolute paths of the workspace's folders. */
  readonly folders?: readonly string[];
  /** URIs of folders that are on no disk. */
  readonly folderUris?: readonly string[];
  /** The texts of files that the client reads for the server, by URI. */
  readonly files?: Readonly<Record<string, string>>;
  readonly initializationOptions?: InitializationOptions;
  /** What the client answers when it is asked for the settings under `lintel`. */
  readonly settings?: unknown;
}

/** What a modern editor can do, as far as the server looks at it. */
export const modernEditor: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true }, definition: { linkSupport: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

/** A language client at the other end of the server's standard input and output. */
export class Wire {
  /** What the server has registered after the start. */
  readonly registrations: Registration[] = [];
  /** What the server has written to the client's log. */
  readonly log: string[] = [];
  /** How often the server has asked to be asked for diagnostics again. */
  refreshes = 0;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly initialized: InitializeResult,
    private readonly server: ChildProcess,
    settings: unknown,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.set(params.uri, params);
      this.#look();
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      this.#look();
    });
    connection.onRequest("workspace/configuration", () => [settings ?? null]);
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
      this.#look();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
  }

  /** Starts a server and introduces the client. */
  static async start(options: WireOptions = {}): Promise<Wire> {
    const { server, connection } = await startServer();
    const uris = [
      ...(options.folders ?? []).map((folder) => pathToFileURL(folder).href),
      ...(options.folderUris ?? []),
    ];
    const folders = uris.map((uri) => ({ uri, name: uri }));
    answerFileRequests(connection, options.files ?? {});
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
    });
    const wire = new Wire(connection, initialized, server, options.settings);
    await connection.sendNotification(InitializedNotification.type, {});
    return wire;
  }

  /** Says goodbye; gives the server's exit status. */
  async stop(): Promise<number> {
    const exited = once(this.server, "exit");
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [status] = (await exited) as [number];
    return status;
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  async open(uri: string, text: string, languageId = "lintel"): Promise<void> {
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  async change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    await this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** The diagnostics that the server has sent of a document, as soon as they are as wanted. */
  published(uri: string, isWanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<PublishDiagnosticsParams> {
    return this.#when(() => {
      const params = this.#published.get(uri);
      return params !== undefined && isWanted(params.diagnostics) ? params : undefined;
    });
  }

  /** Resolves when the server has asked `count` times in all to be asked for diagnostics again. */
  async refreshed(count: number): Promise<void> {
    await this.#when(() => (this.refreshes >= count ? true : undefined));
  }

  /** The options of a registration, as soon as the server has made it. */
  registered(method: string): Promise<Registration> {
    return this.#when(() => this.registrations.find((registration) => registration.method === method));
  }

  /** Looks for a value now and whenever the server has said something, until there is one; the test's time limit is the only one. */
  #when<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = (): void => {
        const value = look();
        if (value === undefined) return;
        this.#waiting.delete(check);
        resolve(value);
      };
      this.#waiting.add(check);
      check();
    });
  }

  #look(): void {
    for (const check of [...this.#waiting]) check();
  }
}

/** A server that nobody has introduced himself to yet. */
export async function startServer(): Promise<{
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
}> {
  bundled ??= bundleServer();
  const args = ["--enable-source-maps", await bundled, "--stdio"];
  const server = spawn(process.execPath, args, { cwd: inProject(), stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  // a test that fails before it says goodbye keeps nobody waiting: the server goes with the tests
  for (const handle of [server, server.stdin, server.stdout] as { unref(): void }[]) handle.unref();
  process.once("exit", () => server.kill("SIGKILL"));
  // whoever waits for an answer of a server that is gone is told so
  connection.onClose(() => connection.dispose());
  connection.listen();
  return { server, connection };
}

// each server listens for the end of the tests
process.setMaxListeners(100);

let bundled: Promise<string> | undefined;

/** The server as one file, which starts ten times as fast as its sources; as deep in the project as they are. */
async function bundleServer(): Promise<string> {
  const outfile = inProject("out/wire", String(process.pid), "server.cjs");
  await build({
    entryPoints: [inProject("server/src/hosts/node.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    sourcemap: "inline",
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
  });
  process.once("exit", () => rmSync(path.dirname(outfile), { recursive: true, force: true }));
  return outfile;
}

function answerFileRequests(connection: ProtocolConnection, texts: Readonly<Record<string, string>>): void {
  connection.onRequest("lintel/readFile", ({ uri }: FileParams): ReadFileResult => ({ text: texts[uri] }));
  connection.onRequest("lintel/readFolder", ({ uri }: FileParams): ReadFolderResult => {
    const below = Object.keys(texts).filter((file) => file.startsWith(`${uri}/`));
    const parts = below.map((file) => file.slice(uri.length + 1).split("/"));
    const types = new Map(parts.map(([name = "", ...rest]) => [name, rest.length > 0 ? "folder" : "file"] as const));
    return { entries: [...types].map(([name, type]) => ({ name, type })) };
  });
}
