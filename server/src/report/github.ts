import type { Severity } from "../design/model.js";
import type { ReportedFinding, ReviewResult } from "./result.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** The findings as workflow commands, which GitHub Actions shows at their lines. Accepted risks are left out. */
export function githubReport({ findings }: ReviewResult): string {
  const open = findings.filter(({ accepted }) => accepted === null);
  return open.map((finding) => `${command(finding)}\n`).join("");
}

function command({ severity, file, range, rule, message }: ReportedFinding): string {
  const properties = {
    file,
    line: range.start.line,
    col: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    title: rule,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
