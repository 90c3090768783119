import type { Severity } from "../design/model.js";
import { textHash } from "../text/hash.js";
import type { ReportedFinding, ReportedPlace, ReportedRange, ReviewResult } from "./result.js";

/** What is said of a rule to whoever reads a result away from the project. */
export interface RuleHelp {
  readonly summary: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  /** The rule's page. */
  readonly markdown?: string;
}

export interface SarifOptions {
  readonly version: string;
  /** What is known of a rule; undefined for the code of a mistake in the language. */
  helpOf(rule: string): RuleHelp | undefined;
  /** What kept parts of the review from being done, such as a file that can't be read. */
  readonly problems: readonly string[];
  /** The text of a line of a file, from 1. */
  lineText(file: string, line: number): string | undefined;
}

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const root = "%SRCROOT%";
const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** The result as SARIF 2.1.0 (OASIS standard, errata 01), as code-scanning services take it. Paths are relative to the working directory. */
export function sarifReport({ findings }: ReviewResult, options: SarifOptions): string {
  const ruleIds = [...new Set(findings.map(({ rule }) => rule))].sort();
  const fingerprints = fingerprintsOf(findings, options);
  const run = {
    tool: {
      driver: {
        name: "Lintel",
        version: options.version,
        semanticVersion: options.version,
        rules: ruleIds.map((id) => ruleDescriptor(id, options.helpOf(id))),
      },
    },
    invocations: [invocationOf(options)],
    originalUriBaseIds: { [root]: { description: { text: "The folder in which the review was run." } } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding, index) =>
      resultOf(finding, ruleIds.indexOf(finding.rule), fingerprints[index] ?? ""),
    ),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

/** Whoever reads the result must not take what was not read for what has no findings (SARIF 2.1.0, 3.20.14 and 3.20.21). */
function invocationOf({ problems }: SarifOptions): object {
  if (problems.length === 0) return { executionSuccessful: true };
  const toolExecutionNotifications = problems.map((problem) => ({ level: "error", message: messageOf(problem) }));
  return { executionSuccessful: false, toolExecutionNotifications };
}

function ruleDescriptor(id: string, help: RuleHelp | undefined): object {
  const summary = help?.summary ?? "A mistake in the text of the design.";
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    defaultConfiguration: { level: levels[help?.severity ?? "error"] },
    help: { text: summary, ...(help?.markdown !== undefined && { markdown: help.markdown }) },
    properties: { tags: [...new Set(help?.tags ?? ["language"])] },
  };
}

function resultOf(finding: ReportedFinding, ruleIndex: number, fingerprint: string): object {
  const { rule, severity, stated, message, related, fixes, accepted } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: messageOf(message),
    locations: [{ physicalLocation: physicalLocation(finding) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        physicalLocation: physicalLocation(one),
        message: messageOf(one.message),
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(accepted !== null && {
      suppressions: [
        {
          kind: "inSource",
          status: "accepted",
          justification: accepted.reason,
          properties: { by: accepted.by, until: accepted.until },
        },
      ],
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
    properties: { stated },
  };
}

function fixOf({ title, edits }: ReportedFinding["fixes"][number]): object {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: messageOf(title),
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } })),
    })),
  };
}

/**
 * A text as a plain text message: braces are doubled, for those with a number between them are placeholders (section 3.11.5), and where there would be an
 * embedded link, its brackets are escaped (3.11.6).
 */
function messageOf(text: string): object {
  const braced = text.replace(/[{}]/g, "$&$&");
  return { text: braced.includes("](") ? braced.replace(/[[\]\\]/g, "\\$&") : braced };
}

function physicalLocation({ file, range }: ReportedPlace): object {
  return { artifactLocation: artifactLocation(file), region: region(range) };
}

function artifactLocation(file: string): object {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: root };
}

function region({ start, end }: ReportedRange): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/**
 * A fingerprint for each finding that stays the same when its line moves: of its rule, its file and the text of its line, and which it is of those
 * that are alike.
 */
function fingerprintsOf(findings: readonly ReportedFinding[], { lineText }: SarifOptions): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, range }) => {
    const line = (lineText(file, range.start.line) ?? "").trim().replace(/\s+/g, " ");
    const hash = textHash(`${rule}\n${file}\n${line}`);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `${hash}:${nth}`;
  });
}
