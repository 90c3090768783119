import { URI, Utils } from "vscode-uri";

export type ImportPath = { readonly uri: string } | { readonly problem: string };

/** The URI that an import's path means, or why it means none (language.md, "Names across files" and Fine print, "Imports"). */
export function resolveImportPath(importer: string, path: string, isInside: (uri: string) => boolean): ImportPath {
  if (path === "") return { problem: 'The path is empty; name a file such as "./payments.lintel".' };
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path))
    return { problem: "An import takes a path relative to this file, not a URL or a drive." };
  if (path.startsWith("/")) return { problem: "An import takes a path relative to this file, not an absolute one." };
  if (/[\ud800-\udfff]/u.test(path)) return { problem: "The path names no file: it holds half of a character." };
  if (path.includes("\\")) return { problem: 'Paths are written with "/".' };
  const uri = Utils.joinPath(Utils.dirname(URI.parse(importer)), path).toString();
  return isInside(uri) ? { uri } : { problem: "This path leads out of the workspace." };
}
