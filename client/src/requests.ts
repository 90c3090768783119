import type { Disposable } from "vscode";
import type { LintelNotifications, LintelRequests } from "../../server/src/lsp/protocol.js";

/** The server as the rest of the extension sees it. */
export interface LintelServer {
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
