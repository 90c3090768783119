import type { LintelRequests } from "../../../../server/src/lsp/protocol.js";
import type { Method, PreviewState, ToExtension, ToWebview } from "../protocol.js";

/** What VS Code gives to a webview. */
interface VsCodeApi {
  postMessage(message: ToExtension): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

type Answer = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** The way to the extension: messages, requests with answers, and the state that survives a reload. */
export interface Host {
  post(message: ToExtension): void;
  request<M extends Method>(method: M, params: LintelRequests[M]["params"]): Promise<LintelRequests[M]["result"]>;
  readonly savedState: PreviewState | undefined;
  saveState(state: PreviewState): void;
}

/** Connects to the extension. `receive` gets every message that is no answer. */
export function connectHost(receive: (message: ToWebview) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, Answer>();
  let lastId = 0;
  window.addEventListener("message", ({ data }: MessageEvent<ToWebview>) => {
    if (data.type !== "response" && data.type !== "failed") {
      receive(data);
      return;
    }
    const answer = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === "response") answer?.resolve(data.result);
    else answer?.reject(new Error(data.message));
  });
  return {
    post: (message) => api.postMessage(message),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as Answer["resolve"], reject });
        api.postMessage({ type: "request", id, method, params });
      }),
    savedState: api.getState(),
    saveState: (state) => api.setState(state),
  };
}
