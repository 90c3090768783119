import type { Diagnostic } from "vscode-languageserver";
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

/** Reports by part and document, as long as nothing changes: clients ask again and again. */
const remembered = new WeakMap<Snapshot, Map<string, Report>>();

/** The diagnostics of a document; of Markdown, those of all its fences. */
export function reportOn(session: Session, uri: string, part: Part): Report {
  const snapshot = session.workspace.service.snapshot();
  const reports = remembered.get(snapshot) ?? new Map<string, Report>();
  remembered.set(snapshot, reports);
  const key = `${part} ${uri}`;
  const known = reports.get(key);
  if (known !== undefined) return known;
  const items = diagnosticsIn(session, uri, part);
  const report = { items, resultId: resultIdOf(items) };
  reports.set(key, report);
  return report;
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

/** An id that is the same for the same diagnostics (FNV-1a over their JSON, 32 bits, and its length). */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  const text = JSON.stringify(diagnostics);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${(hash >>> 0).toString(36)}-${text.length.toString(36)}`;
}
