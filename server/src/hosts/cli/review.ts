import type { Finding } from "../../rules/finding.js";
import { reviewResult, type ReviewResult } from "../../report/result.js";
import { isAtLeast } from "../../rules/engine/severity.js";
import type { Severity } from "../../design/model.js";
import type { Io } from "./io.js";
import { progressOn } from "./progress.js";
import type { CliWorkspace } from "./workspace.js";
import { documentUri } from "../../text/markdown-fences.js";
import { markdownEdits } from "../../text/markdown-edits.js";

/** Everything that is said of the checked files and of those that they reach, and of their settings. */
export interface CliReview {
  /** The URIs of the files looked at. */
  readonly uris: readonly string[];
  readonly findings: readonly Finding[];
  readonly configFindings: readonly Finding[];
}

/** What a review looks at. */
type ReviewedTexts = Pick<CliWorkspace, "service" | "checked" | "texts">;

/** Reads the files that are to be checked; says on a terminal how far it has come. */
export function readDesigns(workspace: CliWorkspace, files: readonly string[], io: Io): void {
  const progress = progressOn(io, "Reading");
  for (const [index, file] of files.entries()) {
    progress.report(index, files.length);
    workspace.check(file);
  }
  progress.end();
}

/** Reviews all that is checked; says on a terminal how far it has come. */
export function reviewAll({ service, checked, texts }: ReviewedTexts, io: Io): CliReview {
  const snapshot = service.snapshot();
  const uris = new Set<string>();
  for (const root of checked) for (const { uri } of snapshot.design(root)?.files ?? []) uris.add(uri);
  const configs = [...snapshot.settings.configs.keys()];
  const progress = progressOn(io, "Reviewing");
  const findings = [...uris].flatMap((uri, index) => {
    progress.report(index, uris.size, snapshot.files.get(uri)?.text.length);
    const markdown = documentUri(uri) === uri ? undefined : texts.get(documentUri(uri));
    const said = snapshot.findings(uri);
    return markdown === undefined ? said : said.map((finding) => inMarkdown(finding, uri, markdown));
  });
  progress.end();
  return {
    uris: [...uris],
    findings: withoutRepeatedCrashes(findings),
    configFindings: configs.flatMap((uri) => snapshot.findings(uri)),
  };
}

/** What the fixes of a finding in a fence write has the marks of the quote that the fence may stand in. */
function inMarkdown(finding: Finding, uri: string, markdown: string): Finding {
  const fixes = finding.fixes.map((fix) => {
    const [own, others] = [fix.edits.filter((one) => one.uri === uri), fix.edits.filter((one) => one.uri !== uri)];
    return { ...fix, edits: [...markdownEdits(markdown, own), ...others] };
  });
  return { ...finding, fixes };
}

/** A rule that failed is said once, at the first design. */
function withoutRepeatedCrashes(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ category, message }) => {
    if (category !== "internal") return true;
    const isFirst = !seen.has(message);
    seen.add(message);
    return isFirst;
  });
}

/** The result as it is reported; findings milder than `least` are left out. */
export function resultOf(
  { uris, findings, configFindings }: CliReview,
  workspace: CliWorkspace,
  least: Severity,
): ReviewResult {
  const shown = [...configFindings, ...findings].filter(({ severity }) => isAtLeast(severity, least));
  return reviewResult([...new Set(uris.map(documentUri))], shown, workspace);
}
