import { TextDocuments, type Connection, type InitializeParams, type InitializeResult } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Handbook } from "../handbook/handbook.js";
import { serverCapabilities } from "./capabilities.js";
import { clientFacts, type ClientFacts } from "./client-facts.js";
import { handleCallHierarchy } from "./handlers/call-hierarchy.js";
import { handleCustom } from "./handlers/custom.js";
import { handleDocuments } from "./handlers/documents.js";
import { handleEditing } from "./handlers/editing.js";
import { handleNames } from "./handlers/names.js";
import { handlePositions } from "./handlers/positions.js";
import { handlePulledDiagnostics } from "./handlers/pull-diagnostics.js";
import { pushDiagnostics } from "./handlers/push-diagnostics.js";
import { handleSemanticTokens } from "./handlers/semantic-tokens.js";
import { statusReports } from "./handlers/status.js";
import { handleWorkspaceSymbols } from "./handlers/workspace-symbols.js";
import { followWorkspace } from "./follow-workspace.js";
import type { Session } from "./session.js";
import { defaultEditorSettings } from "./settings.js";
import { reportOn } from "./handlers/reports.js";
import { ReviewAhead } from "./review-ahead.js";
import { Settling } from "./settle.js";
import { filesOfClient, noFiles, type FileAccess } from "./workspace/file-access.js";
import { Workspace } from "./workspace/workspace.js";

/** What a host gives the server, be it in Node.js or in a web worker. */
export interface Host {
  /** The files that the host can read itself, over those that only the client can. */
  files(ofClient: FileAccess): FileAccess;
  /**
   * The text of `handbook.json`, asked for when a reader first needs it; `readFromClient` reads the one that the client has named.
   */
  handbookText(readFromClient: () => Promise<string | undefined>): Promise<string | undefined>;
  /** What gives back memory that nothing uses any more; called once nothing has changed for so long. */
  readonly rest?: { readonly afterMs: number; giveBack(): void };
}

/** How long typing must have stopped before the review is done anew. */
const settleMs = 150;

/** Serves a client over a connection until it ends. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientFacts(params);
    const session = openSession(connection, host, client);
    session.workspace.changeFolders(foldersOf(params), []);
    handleRequests(session, host);
    return { capabilities: serverCapabilities(client), serverInfo: { name: "lintel" } };
  });
  connection.listen();
}

// clients that know no folders have only the root
// eslint-disable-next-line @typescript-eslint/no-deprecated
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function openSession(connection: Connection, host: Host, client: ClientFacts): Session {
  const listeners: (() => void)[] = [];
  const ahead = new ReviewAhead();
  const settled = (): void => {
    for (const listener of listeners) listener();
  };
  const settling = new Settling(settleMs, settled, (idle) => ahead.whenIdle(idle));
  const { fileRequests, handbook: handbookUri } = client.options;
  const ofClient = fileRequests === true ? filesOfClient(connection) : noFiles;
  const loadHandbook = async (): Promise<Handbook> => {
    try {
      const text = await host.handbookText(() => ofClient.readFile(handbookUri ?? ""));
      return JSON.parse(text ?? "") as Handbook;
    } catch {
      // all that is said of the design itself goes on
      connection.console.error(
        "The handbook's file is missing or broken: words are not explained. Install Lintel anew.",
      );
      return emptyHandbook;
    }
  };
  let handbook: Promise<Handbook> | undefined;
  return {
    connection,
    client,
    settling,
    ahead,
    workspace: new Workspace(host.files(ofClient), today, () => settling.touch()),
    shown: new Set(),
    scanned: Promise.resolve(),
    settings: defaultEditorSettings,
    isShutDown: false,
    handbook: () => (handbook ??= loadHandbook()),
    onSettled: (listener) => void listeners.push(listener),
  };
}

const emptyHandbook: Handbook = {
  topics: {},
  rules: {},
  categories: {},
  kinds: {},
  keys: {},
  values: {},
  units: {},
  leftOut: {},
};

/** The day in UTC, as `2027-03-01`. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function handleRequests(session: Session, { rest }: Host): void {
  const { connection, workspace, client } = session;
  handlePositions(session);
  handleNames(session);
  handleDocuments(session);
  handleEditing(session);
  handleWorkspaceSymbols(session);
  handleCallHierarchy(session);
  handleCustom(session);
  const tokens = handleSemanticTokens(session);
  const pushed = client.pullsDiagnostics ? undefined : pushDiagnostics(session);
  const makeReport =
    pushed === undefined ? handlePulledDiagnostics(session) : (uri: string) => void reportOn(session, uri, "all");
  if (pushed !== undefined) session.onSettled(() => pushed.settled());
  const status = statusReports(session);
  session.onSettled(() => status.settled());
  followWorkspace(session, status);
  const resting = rest && new Settling(rest.afterMs, () => rest.giveBack());
  session.onSettled(() => resting?.touch());

  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => {
    workspace.setDocument(document);
    session.ahead.begin(() => reportInSteps(workspace, document.uri, makeReport));
    pushed?.changed(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    tokens.closed(uri);
    session.shown.delete(uri);
    workspace.closeDocument(uri);
  });
  documents.listen(connection);
  connection.onShutdown(() => {
    session.isShutDown = true;
    session.ahead.stop();
    session.settling.dispose();
    resting?.dispose();
  });
}

function* reportInSteps(
  workspace: Workspace,
  uri: string,
  makeReport: (uri: string) => void,
): Generator<undefined, void> {
  const snapshot = workspace.service.snapshot();
  for (const file of workspace.filesIn(uri)) yield* snapshot.remarkInSteps(file);
  makeReport(uri);
}
