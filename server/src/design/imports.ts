import type { ImportedName, ImportNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { kindOf } from "./declare.js";
import type { FileDraft } from "./draft.js";
import { resolveImportPath } from "./import-path.js";
import type { Named } from "./model.js";
import { nearest } from "../text/nearest.js";
import { withArticle } from "../text/words.js";

/** How a design finds its files. */
export interface FileFinder {
  /** The draft of a file; undefined where there is no such file. */
  readonly find: (uri: string) => FileDraft | undefined;
  readonly isInside: (uri: string) => boolean;
}

/** The files that a file imports, each once; paths that lead nowhere are reported. */
export function importedFiles(draft: FileDraft, finder: FileFinder): FileDraft[] {
  const files = new Set<FileDraft>();
  for (const { node, chunk } of draft.declarations.imports) {
    const file = importedFile(draft, chunk, node, finder);
    if (file && file !== draft) files.add(file);
  }
  return [...files];
}

function importedFile(
  draft: FileDraft,
  chunk: PlacedChunk,
  node: ImportNode,
  finder: FileFinder,
): FileDraft | undefined {
  if (!node.path) return undefined;
  const resolved = resolveImportPath(draft.uri, node.path.text, finder.isInside);
  if ("problem" in resolved) {
    draft.problemList.add("name-import-path", chunk, node.path.span, resolved.problem);
    return undefined;
  }
  const file = finder.find(resolved.uri);
  if (!file) draft.problemList.add("name-missing-file", chunk, node.path.span, `There is no file "${node.path.text}".`);
  return file;
}

/** Brings the imported names into the file's scope, once all files have declared theirs. */
export function bindImports(draft: FileDraft, finder: FileFinder): void {
  for (const { node, chunk } of draft.declarations.imports) {
    const file = importedFile(draft, chunk, node, finder);
    if (!file) {
      bindUnknown(draft, node);
      continue;
    }
    for (const imported of node.names) bindName(draft, { chunk, node, file, imported });
  }
}

/** Names of a file that is not there: known to be missing, so that their uses are not reported one by one. */
function bindUnknown(draft: FileDraft, node: ImportNode): void {
  for (const { name, alias } of node.names) draft.missing.add((alias ?? name).name);
}

/** One name of an import whose file is there. */
interface Importing {
  readonly chunk: PlacedChunk;
  readonly node: ImportNode;
  readonly file: FileDraft;
  readonly imported: ImportedName;
}

function bindName(draft: FileDraft, importing: Importing): void {
  const { chunk, file, imported } = importing;
  const { name } = imported;
  const local = imported.alias ?? name;
  const named = file.declared.get(name.name);
  if (!named || (named.type !== "element" && named.type !== "policy")) {
    draft.missing.add(local.name);
    return reportMissing(draft, importing, named);
  }
  const before = draft.scope.get(local.name);
  if (before) {
    const related = [{ message: `"${local.name}" is declared here`, place: before.place }];
    const message = `"${local.name}" is already a name in this file; import it under another one with "as".`;
    return draft.problemList.add("name-duplicate", chunk, local.span, message, { related });
  }
  draft.bindImport({ named, chunk, span: imported.span, localName: local.name, used: false });
}

function reportMissing(
  draft: FileDraft,
  { chunk, node, file, imported: { name } }: Importing,
  named: Named | undefined,
): void {
  const path = node.path?.text ?? "";
  if (named) {
    const message = `"${name.name}" is ${withArticle(kindOf(named))}; only elements and policies can be imported.`;
    return draft.problemList.add("name-not-importable", chunk, name.span, message);
  }
  const names = [...file.declared].filter(([, other]) => other.type === "element" || other.type === "policy");
  const meant = nearest(
    name.name,
    names.map(([known]) => known),
  );
  const hint = meant ? ` Did you mean "${meant}"?` : "";
  const fixes = meant ? [draft.problemList.replace(chunk, name.span, meant)] : [];
  draft.problemList.add("name-unknown", chunk, name.span, `"${path}" declares nothing named "${name.name}".${hint}`, {
    fixes,
  });
}

/** Reports imports that nothing in the file uses; called once everything is resolved. */
export function reportUnusedImports(draft: FileDraft): void {
  for (const { used, named, chunk, span, localName } of draft.imported.values()) {
    if (used || named.type === "policy") continue;
    draft.problemList.add("name-unused-import", chunk, span, `"${localName}" is imported and not used.`, {
      severity: "information",
      unnecessary: true,
    });
  }
}
