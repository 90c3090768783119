import type { Diagnostic } from "vscode-languageserver";
import equal from "fast-deep-equal";
import { diagnosticOf, diagnosticsOf } from "../../features/diagnostics.js";
import type { Snapshot } from "../../snapshot.js";
import { lineIndexOf } from "../../text/line-index.js";
import { pageLinks, type Session } from "../session.js";

/** Which findings are asked for: mistakes of syntax, which are known at once, all others, or both. */
export type Part = "syntax" | "review" | "all";

/** Diagnostics with the id that tells them from others. */
export interface Report {
  readonly items: Diagnostic[];
  readonly resultId: string;
}

/** What is said of a document of which nothing is said. */
export const emptyReport: Report = { items: [], resultId: "nothing" };

/** Reports by part and document, as long as nothing changes: clients ask again and again. */
const remembered = new WeakMap<Snapshot, Map<string, Report>>();

/** The last report by part and document: what says the same goes by the same id. */
const latest = new WeakMap<Session, Map<string, Report>>();

/** The diagnostics of a document; of Markdown, those of all its fences. */
export function reportOn(session: Session, uri: string, part: Part): Report {
  const reports = mapFor(remembered, session.workspace.service.snapshot());
  const key = `${part} ${uri}`;
  const known = reports.get(key);
  if (known !== undefined) return known;
  const report = reportLike(mapFor(latest, session).get(key), diagnosticsIn(session, uri, part));
  reports.set(key, report);
  mapFor(latest, session).set(key, report);
  return report;
}

function reportLike(before: Report | undefined, items: Diagnostic[]): Report {
  if (items.length === 0) return emptyReport;
  return before !== undefined && equal(before.items, items) ? before : { items, resultId: newResultId() };
}

let ids = 0;
const idPrefix = Date.now().toString(36);

/** An id that no report has had before, one of an earlier server included. */
function newResultId(): string {
  ids += 1;
  return `${idPrefix}-${String(ids)}`;
}

function mapFor<K extends object>(maps: WeakMap<K, Map<string, Report>>, key: K): Map<string, Report> {
  const known = maps.get(key) ?? new Map<string, Report>();
  maps.set(key, known);
  return known;
}

function diagnosticsIn(session: Session, uri: string, part: Part): Diagnostic[] {
  const { workspace } = session;
  const snapshot = workspace.service.snapshot();
  const own = workspace.uris.inward(uri);
  if (snapshot.settings.configs.has(own)) return part === "syntax" ? [] : configReport(session, own);
  const link = pageLinks(session.client.options.handbookLinks?.code);
  const all = workspace.filesIn(uri).flatMap((file) => {
    if (part === "syntax") return syntaxReport(snapshot, file);
    const diagnostics = diagnosticsOf(snapshot, file, link);
    return part === "all" ? diagnostics : diagnostics.filter(({ code }) => !isSyntax(code));
  });
  return workspace.uris.outwardIn(all);
}

/** Mistakes of syntax alone: nothing but the parser is asked. */
function syntaxReport(snapshot: Snapshot, uri: string): Diagnostic[] {
  const file = snapshot.files.get(uri);
  if (file === undefined) return [];
  return file.chunks.flatMap(({ chunk, start }) =>
    chunk.problems.map(({ code, message, severity, span, fixes = [] }) =>
      diagnosticOf(
        snapshot,
        {
          rule: code,
          category: "syntax",
          severity,
          stated: true,
          message,
          location: { uri, span: { start: span.start + start, end: span.end + start } },
          related: [],
          fixes: fixes.map(({ title }) => ({ title, edits: [] })),
        },
        () => undefined,
      ),
    ),
  );
}

function configReport({ workspace }: Session, uri: string): Diagnostic[] {
  const snapshot = workspace.service.snapshot();
  const lines = lineIndexOf({ text: snapshot.settings.configs.get(uri)?.text ?? "" });
  return snapshot.findings(uri).map((finding) => ({
    ...diagnosticOf(snapshot, finding, () => undefined),
    range: lines.rangeOf(finding.location.span),
  }));
}

function isSyntax(code: Diagnostic["code"]): boolean {
  return typeof code === "string" && code.startsWith("syntax-");
}
