import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DiagnosticRegistrationOptions,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { documentSelector } from "../capabilities.js";
import { answer, type Session } from "../session.js";
import { emptyReport, reportOn, type Part, type Report } from "./reports.js";
import { toldReports, type ToldReports } from "./stale-reports.js";

/** The identifiers of the registrations, where a client takes two: what is known at once does not wait for what takes time. */
const identifiers = { syntax: "lintel-syntax", review: "lintel" } as const;

const registrationOptions = (identifier: string): DiagnosticRegistrationOptions => ({
  documentSelector,
  identifier,
  interFileDependencies: true,
  workspaceDiagnostics: true,
});

/** Registers both kinds of diagnostics; called once the client is ready. */
export async function registerDiagnostics({ connection }: Session): Promise<void> {
  for (const identifier of Object.values(identifiers)) {
    await connection.client.register(DocumentDiagnosticRequest.type, registrationOptions(identifier));
  }
}

/** Asks the client to ask again: something has changed that it can't know of. */
export function refreshDiagnostics({ connection, client }: Session): void {
  // a client that refuses asks again when it likes
  if (client.refreshes.diagnostics) connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
}

/**
 * Diagnostics as the client asks for them, by document and for the whole workspace. Returns what makes a document's report beforehand: it is
 * remembered until something changes.
 */
export function handlePulledDiagnostics(session: Session): (uri: string) => void {
  const { diagnostics } = session.connection.languages;
  const told = toldReports(session);
  // a change in one document changes what is said of others, and clients do not ask again for all that they show
  session.onSettled(() => {
    if (told.areStale()) refreshDiagnostics(session);
  });
  diagnostics.on(
    answer<DocumentDiagnosticParams, DocumentDiagnosticReport, DiagnosticServerCancellationData>(
      session,
      full(emptyReport),
      (params, token) => reportOnDocument(session, told, params, token),
    ),
  );
  diagnostics.onWorkspace(
    answer<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
      session,
      { items: [] },
      async ({ identifier, previousResultIds }, token) => {
        await session.scanned;
        await session.settling.settled();
        const before = new Map(previousResultIds.map(({ uri, value }) => [session.workspace.uris.inward(uri), value]));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        for (const uri of session.workspace.allDocuments()) {
          if (token.isCancellationRequested) break;
          const report = reportSince(session, uri, partOf(identifier), before.get(uri));
          before.delete(uri);
          items.push({ ...report, uri: session.workspace.uris.outward(uri), version: null });
        }
        // what is no longer there has no findings any more
        for (const uri of before.keys())
          items.push({ ...full(emptyReport), uri: session.workspace.uris.outward(uri), version: null });
        return { items };
      },
    ),
  );
  return (uri) => void reportOn(session, uri, told.partOf(uri) ?? "all");
}

async function reportOnDocument(
  session: Session,
  told: ToldReports,
  { textDocument: { uri }, identifier, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const { workspace } = session;
  const part = partOf(identifier);
  if (part === "syntax") return reportSince(session, uri, part, previousResultId);
  const version = workspace.document(uri)?.version;
  const report = await told.tell(uri, part, async () => {
    await session.settling.settled();
    await workspace.loaded();
    if (!token.isCancellationRequested && workspace.document(uri)?.version !== version) throw overtaken();
    return reportSince(session, uri, part, previousResultId);
  });
  return session.client.takesRelatedDocuments ? { ...report, relatedDocuments: relatedReports(session, uri) } : report;
}

function reportSince(
  session: Session,
  uri: string,
  part: Part,
  previousResultId: string | undefined,
): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  const report = reportOn(session, uri, part);
  const { resultId } = report;
  return resultId === previousResultId ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId } : full(report);
}

/** Reports on the files that the document imports and that are not open: open ones are asked for by themselves. */
function relatedReports(session: Session, uri: string): Record<string, FullDocumentDiagnosticReport> {
  const { workspace } = session;
  const design = workspace.service.snapshot().design(workspace.designIn(uri) ?? "");
  const others = (design?.files ?? []).slice(1).map((file) => workspace.uris.outward(file.uri));
  const closed = others.filter((other) => workspace.document(other) === undefined);
  return Object.fromEntries(closed.map((other) => [other, full(reportOn(session, other, "all"))]));
}

function partOf(identifier: string | undefined): Part {
  if (identifier === identifiers.syntax) return "syntax";
  return identifier === identifiers.review ? "review" : "all";
}

function full({ items, resultId }: Report): FullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

function overtaken(): ResponseError<unknown> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, "The text has changed.", { retriggerRequest: true });
}
