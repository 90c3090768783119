import type { CodeAction } from "vscode-languageserver-types";
import { allRules } from "../../rules/catalogue.generated.js";
import { fixAll } from "../../rules/engine/fix-all.js";
import { lspChanges } from "../locations.js";
import type { ActionQuestion } from "./question.js";

/** What editors ask for by this kind, or by `source.fixAll`. */
export const fixAllKind = "source.fixAll.lintel";

/** All fixes of the file that need no choice, as far as they can be made at once. Fixes that change another file are left out. */
export function fixAllAction({ snapshot, uri }: ActionQuestion): CodeAction[] {
  const inFile = snapshot.findings(uri).map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ edits }) => edits.every((edit) => edit.uri === uri)),
  }));
  const edits = fixAll(inFile, allRules);
  if (edits.length === 0) return [];
  return [{ title: "Fix all that needs no choice", kind: fixAllKind, edit: { changes: lspChanges(snapshot, edits) } }];
}
