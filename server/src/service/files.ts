import type { FileSyntax } from "../../../grammar/syntax.js";
import { importedUris } from "./imports.js";

/** A file that is checked is the root of a design; one that is only imported is looked at as part of others. */
export type FileRole = "checked" | "imported";

/** A known file. Never changed: another text makes another. */
export interface KnownFile {
  readonly syntax: FileSyntax;
  readonly role: FileRole;
  /** The URIs that it imports. */
  readonly imports: readonly string[];
}

/** The file as it stands with this syntax. */
export function knownFile(
  uri: string,
  syntax: FileSyntax,
  role: FileRole,
  isInside: (uri: string) => boolean,
): KnownFile {
  return { syntax, role, imports: importedUris(uri, syntax, isInside) };
}
