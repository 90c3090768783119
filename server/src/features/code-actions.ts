import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import type { Finding } from "../rules/finding.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { acceptActions } from "./actions/accept.js";
import { extractActions } from "./actions/extract.js";
import { fixAllAction, fixAllKind } from "./actions/fix-all.js";
import { fixActions } from "./actions/fixes.js";
import { missingNameActions } from "./actions/missing-names.js";
import { organizeImportsAction } from "./actions/organize-imports.js";
import { isAsked, type ActionQuestion, type CodeActionOptions } from "./actions/question.js";
import { severityActions } from "./actions/severity.js";
import { isRule } from "./diagnostics.js";

/** All that can be done at the range: fixes of findings, accepting and grading them, refactorings, and the source actions that are asked for. */
export function codeActions(snapshot: Snapshot, uri: string, range: Range, options: CodeActionOptions): CodeAction[] {
  const [syntax, design] = [snapshot.files.get(uri), snapshot.design(uri)];
  if (!syntax || !design) return [];
  const span = lineIndexOf(syntax).spanOf(range);
  const question: ActionQuestion = { snapshot, uri, syntax, design, span, options };
  return [
    ...(isAsked(question, CodeActionKind.QuickFix) ? quickFixes(question) : []),
    ...(isAsked(question, CodeActionKind.RefactorExtract) ? extractActions(question) : []),
    ...(isAsked(question, fixAllKind) ? fixAllAction(question) : []),
    ...(isAsked(question, CodeActionKind.SourceOrganizeImports) ? organizeImportsAction(question) : []),
  ];
}

/** Of each finding its fixes; behind all of them what is no repair. */
function quickFixes(question: ActionQuestion): CodeAction[] {
  const findings = findingsAt(question).filter(({ accepted }) => accepted === undefined);
  const rules = findings.filter(isRule);
  return [
    ...fixActions(question, findings),
    ...findings.flatMap((finding) => missingNameActions(question, finding)),
    ...rules.flatMap((finding) => acceptActions(question, finding)),
    ...rules.flatMap((finding) => severityActions(question, finding)),
  ];
}

function findingsAt({ snapshot, uri, span }: ActionQuestion): readonly Finding[] {
  return snapshot
    .findings(uri)
    .filter(({ location }) => location.span.start <= span.end && location.span.end >= span.start);
}
