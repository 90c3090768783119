import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from "vscode-languageserver-types";
import type { Severity } from "../design/model.js";
import type { Remark } from "../rules/finding.js";
import type { Snapshot } from "../snapshot.js";
import type { HandbookLink } from "./handbook.js";
import { lspLocation, rangeAt } from "./locations.js";

/** What a diagnostic carries for the client: the rule, and the titles of the fixes that code actions offer for it. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fixes: readonly string[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const mistakes: ReadonlySet<string> = new Set(["syntax", "name", "schema", "internal"]);

/**
 * The findings of a file as diagnostics, in order of place. An accepted finding is a faded hint that says why it is accepted; what is
 * superfluous is faded too. The code of a rule links to its page. Empty for an unknown file.
 */
export function diagnosticsOf(snapshot: Snapshot, uri: string, link: HandbookLink): Diagnostic[] {
  if (!snapshot.files.has(uri)) return [];
  const findings = [...snapshot.remarks(uri)];
  findings.sort((a, b) => a.location.span.start - b.location.span.start || a.location.span.end - b.location.span.end);
  return findings.map((finding) => diagnosticOf(snapshot, finding, link));
}

/** One finding as a diagnostic. */
export function diagnosticOf(snapshot: Snapshot, finding: Remark, link: HandbookLink): Diagnostic {
  const { rule, fixes, related, accepted, unnecessary } = finding;
  const data: DiagnosticData = { rule, fixes: fixes.map((fix) => fix.title) };
  const diagnostic: Diagnostic = {
    range: rangeAt(snapshot, finding.location),
    severity: severities[finding.severity],
    code: rule,
    source: "lintel",
    message: messageOf(finding),
    data,
  };
  const href = isRule(finding) ? link(`rule:${rule}`) : undefined;
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (accepted ?? unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (related.length > 0) {
    diagnostic.relatedInformation = related.map(({ message, location }) => ({
      message,
      location: lspLocation(snapshot, location),
    }));
  }
  return diagnostic;
}

/** Whether the finding is a rule's, and no mistake against the language. */
export function isRule({ category }: Remark): boolean {
  return !mistakes.has(category);
}

function messageOf({ message, accepted }: Remark): string {
  if (!accepted) return message;
  const who = accepted.by === undefined ? "" : ` by ${accepted.by}`;
  const until = accepted.until === undefined ? "" : ` until ${accepted.until}`;
  return `${message}\nAccepted${who}${until}: ${accepted.reason}`;
}
