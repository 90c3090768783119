import type { FileSyntax } from "../../../grammar/syntax.js";
import { resolveImportPath } from "../design/import-path.js";

/** The URIs of the files that a file imports, each once; paths that mean no file of the workspace are left out. */
export function importedUris(uri: string, syntax: FileSyntax, isInside: (uri: string) => boolean): readonly string[] {
  const uris = new Set<string>();
  for (const { chunk } of syntax.chunks) {
    for (const entry of chunk.entries) {
      if (entry.kind !== "import" || entry.path === undefined) continue;
      const resolved = resolveImportPath(uri, entry.path.text, isInside);
      if ("uri" in resolved && resolved.uri !== uri) uris.add(resolved.uri);
    }
  }
  return [...uris];
}
