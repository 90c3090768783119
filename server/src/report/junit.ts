import type { ReportedFinding, ReviewResult } from "./result.js";

/**
 * The result as JUnit XML, a suite for each file: an error is a failure, an accepted risk is skipped, anything milder passes and says what it has to
 * say as its output. A file without findings is one case that passes.
 */
export function junitReport({ files, findings }: ReviewResult): string {
  const others = findings.map(({ file }) => file).filter((file) => !files.includes(file));
  const suites = [...files, ...new Set(others)].map((file) =>
    suite(
      file,
      findings.filter((one) => one.file === file),
    ),
  );
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="lintel">', ...suites, "</testsuites>"];
  return `${lines.join("\n")}\n`;
}

function suite(file: string, findings: readonly ReportedFinding[]): string {
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(({ accepted }) => accepted !== null).length;
  const counts = `tests="${Math.max(1, findings.length)}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
  const passing = `    <testcase classname="${escapeXml(file)}" name="no findings" time="0"/>`;
  const cases = findings.length === 0 ? [passing] : findings.map(testCase);
  return [`  <testsuite name="${escapeXml(file)}" ${counts}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(finding: ReportedFinding): string {
  const { file, rule, range } = finding;
  const name = `${rule} at ${range.start.line}:${range.start.column}`;
  return [
    `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${range.start.line}" time="0">`,
    `      ${outcome(finding)}`,
    "    </testcase>",
  ].join("\n");
}

function outcome(finding: ReportedFinding): string {
  const { accepted, message, file, range, severity } = finding;
  if (accepted !== null) return `<skipped message="${escapeXml(`accepted: ${accepted.reason}`)}"/>`;
  const text = escapeXml(`${file}:${range.start.line}:${range.start.column} ${severity}: ${message}`);
  if (!isFailure(finding)) return `<system-out>${text}</system-out>`;
  return `<failure type="${severity}" message="${escapeXml(message)}">${text}</failure>`;
}

function isFailure({ severity, accepted }: ReportedFinding): boolean {
  return severity === "error" && accepted === null;
}

/** Text for XML 1.0, in elements and attributes; characters that it can't hold become `?`. */
function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
  };
  const held = text.replace(/[^\t\n\r\u0020-\ud7ff\ud800-\udfff\ue000-\ufffd]/g, "?");
  return held.replace(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);
}
