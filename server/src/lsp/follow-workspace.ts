import {
  CancellationTokenSource,
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileEvent,
} from "vscode-languageserver";
import { refreshDiagnostics, registerDiagnostics } from "./handlers/pull-diagnostics.js";
import type { StatusReports } from "./handlers/status.js";
import type { Session } from "./session.js";
import { fetchSettings, readSettings, type EditorSettings } from "./settings.js";

/** A scan that takes longer than this shows its progress. */
const quickScanMs = 500;

const watched = ["**/*.lintel", "**/lintel.json", "**/.gitignore"];

/** Follows what happens around the documents: folders, files on disk, settings. */
export function followWorkspace(session: Session, status: StatusReports): void {
  const { connection, workspace, client } = session;
  const scanning = { token: new CancellationTokenSource() };
  const scan = (): void => {
    scanning.token.cancel();
    scanning.token = new CancellationTokenSource();
    const { token } = scanning.token;
    status.scanning(true);
    session.scanned = withProgress(session, workspace.scan(token)).then(() => {
      if (token.isCancellationRequested) return;
      status.scanning(false);
      refreshDiagnostics(session);
    }, logTo(session));
  };
  const filesChanged = async (events: readonly FileEvent[]): Promise<void> => {
    if ((await workspace.filesChanged(events)) === "scan") scan();
    else refreshDiagnostics(session);
  };

  connection.onInitialized(() => {
    void register(session).catch(logTo(session));
    void useSettings(session, undefined).catch(logTo(session));
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        workspace.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        );
        scan();
      });
    }
    scan();
  });
  connection.onDidChangeConfiguration(
    ({ settings }: { settings: unknown }) => void useSettings(session, settings).catch(logTo(session)),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => void filesChanged(changes).catch(logTo(session)));
  // of a folder that goes, watchers of files may say nothing
  connection.workspace.onDidDeleteFiles(scan);
  connection.workspace.onDidRenameFiles(scan);
}

async function register(session: Session): Promise<void> {
  const { connection, client } = session;
  if (client.registersDiagnostics) await registerDiagnostics(session);
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "lintel" });
  }
  if (client.watchesFiles) {
    const watchers = watched.map((globPattern) => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** Takes the settings that the client answers with, or where it does not answer those that it has sent. */
async function useSettings(session: Session, sent: unknown): Promise<void> {
  const { connection, client, workspace } = session;
  session.settings = client.answersConfiguration ? await fetchSettings(connection) : settingsSent(sent);
  workspace.setEditorSettings(session.settings.review);
  refreshDiagnostics(session);
  if (client.refreshes.codeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  if (client.refreshes.inlayHints) await connection.languages.inlayHint.refresh();
}

function settingsSent(sent: unknown): EditorSettings {
  const isObject = typeof sent === "object" && sent !== null && "lintel" in sent;
  return readSettings(isObject ? sent.lintel : undefined);
}

/** Shows a scan's progress where it takes long and the client shows such things. */
async function withProgress({ connection, client }: Session, work: Promise<void>): Promise<void> {
  if (!client.showsProgress) return work;
  const begin = async (): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin("Lintel", undefined, "reading the workspace");
    await work.finally(() => progress.done());
  };
  const timer = setTimeout(() => void begin().catch(() => undefined), quickScanMs);
  await work.finally(() => clearTimeout(timer));
}

function logTo({ connection }: Session): (error: unknown) => void {
  return (error) => connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
