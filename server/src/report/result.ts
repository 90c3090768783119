import type { Location } from "../design/place.js";
import type { Severity } from "../design/model.js";
import type { Finding } from "../rules/finding.js";
import { compareTexts } from "../rules/engine/sort.js";
import type { LineIndex } from "../text/line-index.js";

/** The outcome of a review, as `--format json` prints it and every other report reads it. */
export interface ReviewResult {
  readonly version: 1;
  /** Paths of all files looked at, imported ones too, sorted. */
  readonly files: readonly string[];
  /** By file, then place, then rule. */
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}

export type Summary = Readonly<Record<Severity | "accepted", number>>;

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly stated: boolean;
  readonly category: string;
  readonly message: string;
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
  readonly fixes: readonly ReportedFix[];
  readonly accepted: ReportedAcceptance | null;
}

export interface ReportedPlace {
  readonly file: string;
  readonly range: ReportedRange;
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is not included. */
export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
}

export interface ReportedFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly (ReportedPlace & { readonly text: string })[];
}

export interface ReportedAcceptance {
  readonly reason: string;
  readonly by: string | null;
  readonly until: string | null;
}

/** How files are shown: the path for a URI, and the lines of its document. */
export interface Documents {
  pathOf(uri: string): string;
  linesOf(uri: string): LineIndex;
}

/** The result of a review of these files. */
export function reviewResult(
  uris: readonly string[],
  findings: readonly Finding[],
  documents: Documents,
): ReviewResult {
  const remembered = rememberFiles(documents);
  const reported = findings.map((finding) => reportedFinding(finding, remembered)).sort(compareReported);
  const files = [...new Set(uris.map((uri) => documents.pathOf(uri)))].sort(compareTexts);
  return { version: 1, files, findings: reported, summary: summaryOf(reported) };
}

/** Asks for each file once: many places lie in few of them. */
function rememberFiles(documents: Documents): Documents {
  const paths = new Map<string, string>();
  const lines = new Map<string, LineIndex>();
  return {
    pathOf: (uri) => getOrMake(paths, uri, () => documents.pathOf(uri)),
    linesOf: (uri) => getOrMake(lines, uri, () => documents.linesOf(uri)),
  };
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Counts by severity; accepted findings count as such alone. */
export function summaryOf(findings: readonly ReportedFinding[]): Summary {
  const summary = { error: 0, warning: 0, information: 0, hint: 0, accepted: 0 };
  for (const { accepted, severity } of findings) summary[accepted === null ? severity : "accepted"] += 1;
  return summary;
}

function reportedFinding(finding: Finding, documents: Documents): ReportedFinding {
  const { rule, severity, stated, category, message, location, related, fixes, accepted } = finding;
  return {
    ...{ rule, severity, stated, category, message },
    ...reportedPlace(location, documents),
    related: related.map((one) => ({ message: one.message, ...reportedPlace(one.location, documents) })),
    fixes: fixes.map(({ title, preferred = false, edits }) => ({
      title,
      preferred,
      edits: edits.map((edit) => ({ ...reportedPlace(edit, documents), text: edit.text })),
    })),
    accepted: accepted ? { reason: accepted.reason, by: accepted.by ?? null, until: accepted.until ?? null } : null,
  };
}

function reportedPlace({ uri, span }: Location, documents: Documents): ReportedPlace {
  const { start, end } = documents.linesOf(uri).rangeOf(span);
  return {
    file: documents.pathOf(uri),
    range: {
      start: { line: start.line + 1, column: start.character + 1 },
      end: { line: end.line + 1, column: end.character + 1 },
    },
  };
}

function compareReported(a: ReportedFinding, b: ReportedFinding): number {
  return (
    compareTexts(a.file, b.file) ||
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}

function comparePositions(a: ReportedPosition, b: ReportedPosition): number {
  return a.line - b.line || a.column - b.column;
}
