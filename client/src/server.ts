import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  State,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient";
import type { LintelNotifications, LintelRequests } from "../../server/src/lsp/protocol.js";
import { crashPolicy } from "./crash-policy.js";
import { answerFileRequests } from "./file-requests.js";
import { clientOptions } from "./language-client.js";
import type { Health, LintelServer } from "./requests.js";

/** Makes the language client of a host, in Node.js or in a web worker. */
export type ClientMaker = (options: LanguageClientOptions) => BaseLanguageClient | Promise<BaseLanguageClient>;

type Method = keyof LintelNotifications;
type Listener = (method: Method, params: LintelNotifications[Method]) => void;

const notifications = ["lintel/designChanged", "lintel/status"] as const satisfies readonly Method[];

/**
 * The server's life: started when it is first needed, started anew by itself after a crash, and after repeated crashes left alone with a way
 * to the log.
 */
export class ServerControl implements LintelServer, vscode.Disposable {
  readonly #log = vscode.window.createOutputChannel("Lintel", { log: true });
  readonly #healthChanged = new vscode.EventEmitter<Health>();
  readonly #listeners = new Set<Listener>();
  readonly onDidChangeHealth = this.#healthChanged.event;
  #health: Health = "not started";
  #running: Promise<BaseLanguageClient> | undefined;

  /** `extension` is where the extension is installed. */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly makeClient: ClientMaker,
  ) {}

  get health(): Health {
    return this.#health;
  }

  /** Starts the server where it was not started yet. Rejects where it can't be. */
  async start(): Promise<void> {
    await (this.#running ??= this.#launch());
  }

  /** Starts it anew, whatever state it is in. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    const client = await running?.catch(() => undefined);
    if (client?.isRunning()) await client.dispose();
  }

  showLog(): void {
    this.#log.show(true);
  }

  async request<M extends keyof LintelRequests>(
    method: M,
    params: LintelRequests[M]["params"],
  ): Promise<LintelRequests[M]["result"]> {
    const client = await (this.#running ??= this.#launch());
    return client.sendRequest<LintelRequests[M]["result"]>(method, params);
  }

  onNotification<M extends Method>(method: M, listener: (params: LintelNotifications[M]) => void): vscode.Disposable {
    const listening: Listener = (sent, params) => {
      if (sent === method) listener(params as LintelNotifications[M]);
    };
    this.#listeners.add(listening);
    return new vscode.Disposable(() => this.#listeners.delete(listening));
  }

  dispose(): void {
    this.#healthChanged.dispose();
    this.#log.dispose();
  }

  async #launch(): Promise<BaseLanguageClient> {
    const errorHandler = restartPolicy(() => {
      this.#become("crashed");
      void this.#offerLog();
    });
    const client = await this.makeClient({ ...clientOptions(this.extension, this.#log), errorHandler });
    answerFileRequests(client);
    for (const method of notifications) {
      client.onNotification(method, (params: LintelNotifications[Method]) => {
        for (const listener of this.#listeners) listener(method, params);
      });
    }
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.#become("running");
      else if (newState === State.Starting) this.#become("starting");
    });
    try {
      await client.start();
    } catch (error) {
      this.#become("crashed");
      throw error;
    }
    return client;
  }

  #become(health: Health): void {
    this.#health = health;
    this.#healthChanged.fire(health);
  }

  async #offerLog(): Promise<void> {
    const [showLog, restart] = ["Show Log", "Restart Server"];
    const message = "Lintel's server has crashed several times in a row and was not started again.";
    const choice = await vscode.window.showErrorMessage(message, showLog, restart);
    if (choice === showLog) this.showLog();
    else if (choice === restart) await this.restart();
  }
}

function restartPolicy(giveUp: () => void): ErrorHandler {
  const policy = crashPolicy();
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      if (policy.crashedAt(Date.now()) === "restart") return { action: CloseAction.Restart, handled: true };
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
