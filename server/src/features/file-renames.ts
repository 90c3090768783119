import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { FileEdit } from "../design/model.js";
import type { Snapshot } from "../snapshot.js";
import { documentUri } from "../text/markdown-fences.js";
import { relativePath } from "../text/relative-path.js";
import { shift } from "../text/span.js";
import { lspChanges } from "./locations.js";
import { importedUri } from "./words/importers.js";

/** A file, or a folder with all that is in it, that gets another URI. */
export interface FileRename {
  readonly oldUri: string;
  readonly newUri: string;
}

/**
 * Writes the paths of imports such that they lead to the same files once those have moved, in the files as they are called before. Paths that go on
 * leading there stay as their author wrote them.
 */
export function fileRenameEdits(snapshot: Snapshot, renames: readonly FileRename[]): WorkspaceEdit {
  const edits = [...snapshot.files.keys()].flatMap((uri) => importEdits(snapshot, uri, renames));
  return { changes: lspChanges(snapshot, edits) };
}

function importEdits(snapshot: Snapshot, uri: string, renames: readonly FileRename[]): readonly FileEdit[] {
  const own = movedUri(documentUri(uri), renames);
  const chunks = snapshot.files.get(uri)?.chunks ?? [];
  return chunks.flatMap(({ chunk, start }) =>
    chunk.entries.flatMap((entry) => {
      if (entry.kind !== "import" || entry.path === undefined) return [];
      const target = importedUri(uri, entry);
      if (target === undefined || !snapshot.files.has(target)) return [];
      const moved = movedUri(target, renames);
      if (importedUri(own, entry) === moved) return [];
      const path = relativePath(own, moved);
      return path === undefined ? [] : [{ uri, span: shift(entry.path.span, start), text: JSON.stringify(path) }];
    }),
  );
}

/** What a file is called once the renames are made; of several that hold for it the innermost counts. */
function movedUri(uri: string, renames: readonly FileRename[]): string {
  const holding = renames.filter(({ oldUri }) => uri === oldUri || uri.startsWith(`${oldUri}/`));
  const [innermost] = holding.sort((a, b) => b.oldUri.length - a.oldUri.length);
  return innermost === undefined ? uri : innermost.newUri + uri.slice(innermost.oldUri.length);
}
