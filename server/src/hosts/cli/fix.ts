import { writeFileSync } from "node:fs";
import { applyEdits } from "../../design/edits/apply.js";
import type { FileEdit } from "../../design/model.js";
import { allRules } from "../../rules/catalogue.generated.js";
import { fixAll } from "../../rules/engine/fix-all.js";
import { documentUri } from "../../text/markdown-fences.js";
import { CallError } from "./call-error.js";
import type { Io } from "./io.js";
import { reasonOf } from "./output.js";
import { reviewAll } from "./review.js";
import { pathOf } from "./uris.js";
import type { CliWorkspace } from "./workspace.js";

/** Fixes can open the way for others; after so many rounds the rest is left. */
const rounds = 10;

/** Applies the fixes that need no choice until none is left, and writes the files. Throws a CallError for one that can't be written. */
export function fixFiles(workspace: CliWorkspace, io: Io): void {
  const changed = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const edits = fixAll(reviewAll(workspace, io).findings, allRules);
    if (edits.length === 0) break;
    for (const [uri, ofFile] of byDocument(edits)) {
      workspace.change(uri, applyEdits(workspace.texts.get(uri) ?? "", ofFile));
      changed.add(uri);
    }
  }
  for (const uri of changed) write(workspace, uri);
}

function byDocument(edits: readonly FileEdit[]): ReadonlyMap<string, readonly FileEdit[]> {
  const documents = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const uri = documentUri(edit.uri);
    const same = documents.get(uri);
    if (same === undefined) documents.set(uri, [edit]);
    else same.push(edit);
  }
  return documents;
}

function write(workspace: CliWorkspace, uri: string): void {
  try {
    writeFileSync(pathOf(uri), workspace.fileText(uri));
  } catch (error) {
    throw new CallError(`${workspace.pathOf(uri)} can't be written: ${reasonOf(error)}.`);
  }
}
