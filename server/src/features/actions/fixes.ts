import { CodeActionKind, type CodeAction } from "vscode-languageserver-types";
import type { Finding } from "../../rules/finding.js";
import { diagnosticOf } from "../diagnostics.js";
import { lspChanges } from "../locations.js";
import type { ActionQuestion } from "./question.js";

/** The fixes of the findings at the range, as they come with them. */
export function fixActions({ snapshot, options }: ActionQuestion, findings: readonly Finding[]): CodeAction[] {
  return findings.flatMap((finding) => {
    const diagnostics = [diagnosticOf(snapshot, finding, options.link)];
    return finding.fixes.map(({ title, preferred, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      ...(preferred === true && { isPreferred: true }),
      edit: { changes: lspChanges(snapshot, edits) },
    }));
  });
}
