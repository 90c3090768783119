import { escapeMarkdown } from "../text/markdown.js";
import { markdownTable } from "../handbook/markdown-table.js";
import type { ReportedFinding, ReviewResult, Summary } from "./result.js";

/** The result as Markdown, such as for a comment at a pull request. */
export function markdownReport({ files, findings, summary }: ReviewResult): string {
  const open = findings.filter(({ accepted }) => accepted === null);
  const sections = [...new Set(open.map(({ file }) => file))].map((file) => [
    `### ${reportText(file)}`,
    findingsTable(open.filter((finding) => finding.file === file)),
  ]);
  const count = `${summaryText(summary)} in ${files.length} ${files.length === 1 ? "file" : "files"}.`;
  return ["## Design review", count, ...sections.flat(), ...acceptedRisks(findings)].join("\n\n") + "\n";
}

/** A text of a design in a report, which may be put into a comment: nobody is notified by an `@` in it, for a word joiner follows. */
export function reportText(text: string): string {
  return escapeMarkdown(text).replace(/&#64;/g, "&#64;\u2060");
}

/** `2 errors, 1 warning`, or that there is nothing. */
export function summaryText(summary: Summary): string {
  const words = {
    error: "error",
    warning: "warning",
    information: "info",
    hint: "hint",
    accepted: "accepted risk",
  } as const;
  const counts = (Object.keys(words) as (keyof typeof words)[])
    .filter((key) => summary[key] > 0)
    .map((key) => `${summary[key]} ${words[key]}${summary[key] === 1 || key === "information" ? "" : "s"}`);
  return counts.length === 0 ? "No findings" : counts.join(", ");
}

/** Findings of one file, a row each. */
export function findingsTable(findings: readonly ReportedFinding[]): string {
  const rows = findings.map(({ range, severity, message, rule }) => [
    `${range.start.line}:${range.start.column}`,
    severity,
    reportText(message),
    `\`${rule}\``,
  ]);
  return markdownTable(["place", "severity", "finding", "rule"], rows);
}

/** The accepted risks with their reasons, under a heading of their own; nothing where there is none. */
export function acceptedRisks(findings: readonly ReportedFinding[]): readonly string[] {
  const rows = findings.flatMap(({ file, range, rule, accepted }) =>
    accepted === null
      ? []
      : [
          [
            `${reportText(file)} ${range.start.line}:${range.start.column}`,
            `\`${rule}\``,
            reportText(accepted.reason),
            reportText(accepted.by ?? ""),
            accepted.until ?? "",
          ],
        ],
  );
  if (rows.length === 0) return [];
  return ["### Accepted risks", markdownTable(["place", "rule", "reason", "by", "until"], rows)];
}
