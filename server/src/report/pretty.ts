import type { Severity } from "../design/model.js";
import type { ReportedFinding, ReportedRange, ReviewResult, Summary } from "./result.js";
import { printable } from "../text/printable.js";
import { columnsOf } from "./columns.js";
import { wrap } from "./wrap.js";

/** How words are set off: with colour on a terminal, else as they are. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
}

export interface PrettyOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  /** The text of a line of a file, from 1; undefined where it is not known. */
  lineText(file: string, line: number): string | undefined;
}

const widest = 110;
const relatedShown = 4;

/** The result for a reader at a terminal: by file, with the place in the text where that helps, and a last line that sums it up. */
export function prettyReport(result: ReviewResult, options: PrettyOptions): string {
  const open = result.findings.filter(({ accepted }) => accepted === null);
  const accepted = result.findings.filter((finding) => finding.accepted !== null);
  const blocks = [...byFile(open)].map(([file, findings]) => fileBlock(file, findings, options));
  if (accepted.length > 0) blocks.push(acceptedBlock(accepted, options));
  return [...blocks, lastLine(result, options)].join("\n") + "\n";
}

function byFile(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const same = files.get(finding.file);
    if (same === undefined) files.set(finding.file, [finding]);
    else same.push(finding);
  }
  return files;
}

function fileBlock(file: string, findings: readonly ReportedFinding[], options: PrettyOptions): string {
  const places = findings.map(({ range }) => `${range.start.line}:${range.start.column}`);
  const width = Math.max(...places.map(({ length }) => length));
  const texts = findings.map((finding, index) => findingText(finding, (places[index] ?? "").padStart(width), options));
  return `${options.palette.bold(printable(file))}\n\n${texts.join("\n")}`;
}

function findingText(finding: ReportedFinding, place: string, options: PrettyOptions): string {
  const { palette } = options;
  const lead = `  ${place}  ${labels[finding.severity].padEnd(labelWidth)}  `;
  const margin = " ".repeat(lead.length);
  const body = wrap(printable(finding.message), Math.max(30, Math.min(options.width, widest) - lead.length));
  const lines = [
    `  ${palette.dim(place)}  ${colourOf(finding.severity, palette)(labels[finding.severity].padEnd(labelWidth))}  ${body[0] ?? ""}`,
    ...body.slice(1).map((line) => margin + line),
    ...frame(finding, options).map((line) => margin + line),
    ...relatedLines(finding).map((line) => margin + palette.dim(line)),
    margin + palette.dim(finding.rule),
  ];
  return `${lines.join("\n")}\n`;
}

const labels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "hint",
};
const labelWidth = "warning".length;

function colourOf(severity: Severity, palette: Palette): (text: string) => string {
  const colours = { error: palette.red, warning: palette.yellow, information: palette.blue, hint: palette.dim };
  return colours[severity];
}

/** The line of the place with the place underlined: for what is serious, where there is something to see. */
function frame(
  { severity, file, range, related }: ReportedFinding,
  { palette, lineText, width }: PrettyOptions,
): string[] {
  if ((severity !== "error" && severity !== "warning") || related.length > relatedShown) return [];
  const text = lineText(file, range.start.line);
  if (text === undefined || text.trim() === "" || text.length > Math.min(width, widest)) return [];
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  const { before, marked } = partsOf(range, text, indent);
  return [
    palette.dim(`│ ${printable(text.slice(indent))}`),
    palette.dim("│ ") + " ".repeat(columnsOf(before)) + palette.red("‾".repeat(Math.max(1, columnsOf(marked)))),
  ];
}

/** Of a line without its indentation: what stands before the place, and what of the place stands in it. */
function partsOf({ start, end }: ReportedRange, text: string, indent: number): { before: string; marked: string } {
  const from = Math.max(indent, start.column - 1);
  const to = end.line === start.line ? end.column - 1 : text.trimEnd().length;
  return { before: text.slice(indent, from), marked: text.slice(from, to) };
}

function relatedLines({ related, file }: ReportedFinding): readonly string[] {
  const lines = related.slice(0, relatedShown).map((one) => {
    const { line, column } = one.range.start;
    return printable(`· ${one.message} (${one.file === file ? "" : `${one.file}:`}${line}:${column})`);
  });
  const more = related.length - lines.length;
  return more > 0 ? [...lines, `· and ${more} more`] : lines;
}

function acceptedBlock(findings: readonly ReportedFinding[], { palette }: PrettyOptions): string {
  const lines = findings.map(({ file, range, rule, accepted }) => {
    const { reason = "", by = null, until = null } = accepted ?? {};
    const terms = [...(by === null ? [] : [`by ${by}`]), ...(until === null ? [] : [`until ${until}`])];
    const suffix = terms.length === 0 ? "" : ` (${terms.join(", ")})`;
    const place = printable(`${file}:${range.start.line}:${range.start.column}`);
    return `  ${palette.dim(place)}  ${printable(`${rule}: ${reason}`)}${palette.dim(printable(suffix))}`;
  });
  return `${palette.bold("Accepted risks")}\n\n${lines.join("\n")}\n`;
}

function lastLine({ files, summary, findings }: ReviewResult, { palette }: PrettyOptions): string {
  const where = `in ${counted(files.length, "file")}`;
  const counts = countsOf(summary);
  const accepted = summary.accepted === 0 ? "" : `, ${counted(summary.accepted, "accepted risk")}`;
  if (counts.length === 0) return `${palette.green("No findings")} ${where}${accepted}.`;
  const fixable = findings.filter(({ fixes, accepted: isAccepted }) => isAccepted === null && fixes.length > 0).length;
  const offer = fixable === 0 ? "" : palette.dim(` ${fixable} with a fix on offer.`);
  return `${palette.bold(counts.join(", "))} ${where}${accepted}.${offer}`;
}

function countsOf(summary: Summary): readonly string[] {
  return (["error", "warning", "information", "hint"] as const)
    .filter((severity) => summary[severity] > 0)
    .map((severity) =>
      severity === "information" ? `${summary[severity]} info` : counted(summary[severity], labels[severity]),
    );
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
