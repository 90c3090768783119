import type { Disposable, Event } from "vscode";
import type { LintelNotifications, LintelRequests } from "../../server/src/lsp/protocol.js";

/** Whether the server answers. */
export type Health = "not started" | "starting" | "running" | "crashed";

/** The server as the rest of the extension sees it. */
export interface LintelServer {
  /** Tells when it is there, gone, or there again: a server that starts anew knows nothing of what it was asked before. */
  readonly onDidChangeHealth: Event<Health>;
  /** Sends a request of `protocol.ts`, starting the server where it does not run yet. Rejects where it can't be started or fails. */
  request<M extends keyof LintelRequests>(
    method: M,
    params: LintelRequests[M]["params"],
  ): Promise<LintelRequests[M]["result"]>;
  /** Calls the listener at each notification of this kind, over restarts of the server too, until it is disposed of. */
  onNotification<M extends keyof LintelNotifications>(
    method: M,
    listener: (params: LintelNotifications[M]) => void,
  ): Disposable;
}
