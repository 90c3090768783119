import type { CancellationToken, Connection } from "vscode-languageserver";
import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Handbook } from "../handbook/handbook.js";
import type { HandbookOptions } from "../features/handbook.js";
import type { ClientFacts } from "./client-facts.js";
import type { LinkTemplate } from "./protocol.js";
import type { EditorSettings } from "./settings.js";
import type { ReviewAhead } from "./review-ahead.js";
import type { Settling } from "./settle.js";
import type { Workspace } from "./workspace/workspace.js";

/** What all handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly workspace: Workspace;
  /** Settled means that typing has stopped and that the work ahead of it has ended: then diagnostics are there, and nobody has waited long. */
  readonly settling: Settling;
  readonly ahead: ReviewAhead;
  /** Documents whose drawing somebody looks at. */
  readonly shown: Set<string>;
  /** Resolves when the workspace has been read for the first time. */
  scanned: Promise<void>;
  settings: EditorSettings;
  /** The client has said goodbye: all that it asks for now is refused. */
  isShutDown: boolean;
  /** The listener is called each time that changes have settled. */
  onSettled(listener: () => void): void;
  /** The handbook, loaded when it is first asked for. */
  handbook(): Promise<Handbook>;
}

/** Links to pages of the handbook after a template; without one there are none. */
export function pageLinks(template: LinkTemplate | undefined): (page: string) => string | undefined {
  return (page) => {
    const colon = page.indexOf(":");
    const name = page
      .slice(colon + 1)
      .split("/")
      .map(encodeURIComponent)
      .join("/");
    return template?.replace("{kind}", page.slice(0, colon)).replace("{name}", name);
  };
}

/** What features that show texts of the handbook are told. */
export async function handbookOptions(session: Session): Promise<HandbookOptions> {
  return { handbook: await session.handbook(), link: pageLinks(session.client.options.handbookLinks?.text) };
}

/**
 * A request's handler that never fails: a cancelled request is answered so, and one whose feature throws is logged and gets `nothing`. The files
 * that open documents import are known when it runs.
 */
export function answer<P, R, E = void>(
  session: Session,
  nothing: R,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<E>> {
  return async (params, token) => {
    if (session.isShutDown) return new ResponseError(ErrorCodes.InvalidRequest, "The server has been shut down.");
    try {
      await session.workspace.loaded();
      if (token.isCancellationRequested) return cancelled();
      const result = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : session.workspace.uris.outwardIn(result);
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<E>;
      session.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return nothing;
    }
  };
}

function cancelled<E>(): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
