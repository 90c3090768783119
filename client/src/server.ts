import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  State,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient";
import type { LintelNotifications } from "../../server/src/lsp/protocol.js";
import { crashPolicy } from "./crash-policy.js";
import { answerFileRequests } from "./file-requests.js";
import { clientOptions } from "./language-client.js";
import type { LintelServer } from "./requests.js";

/** Whether the server answers. */
export type Health = "not started" | "starting" | "running" | "crashed";

/** The server's life, for who starts, watches and restarts it. */
export interface ServerControl extends LintelServer {
  readonly health: Health;
  readonly onDidChangeHealth: vscode.Event<Health>;
  /** Starts it where it was not started yet. Rejects where it can't be. */
  start(): Promise<void>;
  /** Starts it anew, whatever state it is in. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  showLog(): void;
}

/** Makes the language client of a host, in Node.js or in a web worker. */
export type ClientMaker = (options: LanguageClientOptions) => BaseLanguageClient;

type Method = keyof LintelNotifications;
type Listener = (method: Method, params: LintelNotifications[Method]) => void;
interface Running {
  readonly client: BaseLanguageClient;
  readonly started: Promise<void>;
}

/** The server, not started yet. It restarts by itself after a crash, and after repeated ones says so. */
export function serverControl(extension: vscode.Uri, makeClient: ClientMaker): ServerControl & vscode.Disposable {
  const log = vscode.window.createOutputChannel("Lintel", { log: true });
  const healthChanged = new vscode.EventEmitter<Health>();
  const listeners = new Set<Listener>();
  let health: Health = "not started";
  let running: Running | undefined;
  const become = (now: Health): void => {
    health = now;
    healthChanged.fire(now);
  };
  const start = (): Running => {
    const client = makeClient({
      ...clientOptions(extension, log),
      errorHandler: errorHandler(() => {
        become("crashed");
        void offerLog(control);
      }),
    });
    answerFileRequests(client);
    for (const method of notifications) {
      client.onNotification(method, (params: LintelNotifications[Method]) => {
        for (const listener of listeners) listener(method, params);
      });
    }
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) become("running");
      else if (newState === State.Starting) become("starting");
    });
    return { client, started: client.start() };
  };
  const stop = async (): Promise<void> => {
    const stopping = running?.client;
    running = undefined;
    if (stopping?.isRunning()) await stopping.dispose();
  };
  const control: ServerControl & vscode.Disposable = {
    get health() {
      return health;
    },
    onDidChangeHealth: healthChanged.event,
    start: () => (running ??= start()).started,
    async restart() {
      await stop();
      await control.start();
    },
    stop,
    showLog: () => log.show(true),
    async request(method, params) {
      const { client, started } = (running ??= start());
      await started;
      return client.sendRequest(method, params);
    },
    onNotification: (method, listener) => {
      const listening: Listener = (sent, params) => {
        if (sent === method) listener(params as LintelNotifications[typeof method]);
      };
      listeners.add(listening);
      return new vscode.Disposable(() => listeners.delete(listening));
    },
    dispose: () => vscode.Disposable.from(healthChanged, log).dispose(),
  };
  return control;
}

const notifications = ["lintel/designChanged", "lintel/status"] as const satisfies readonly Method[];

function errorHandler(giveUp: () => void): ErrorHandler {
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

async function offerLog(control: ServerControl): Promise<void> {
  const [showLog, restart] = ["Show Log", "Restart Server"];
  const message = "Lintel's server has crashed several times in a row and was not started again.";
  const choice = await vscode.window.showErrorMessage(message, showLog, restart);
  if (choice === showLog) control.showLog();
  else if (choice === restart) await control.restart();
}
