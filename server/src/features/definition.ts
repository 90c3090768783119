import type { LocationLink, Position, Range } from "vscode-languageserver-types";
import { locate, type Location } from "../design/place.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { shift } from "../text/span.js";
import { rangeAt } from "./locations.js";
import { importedUri } from "./words/importers.js";
import { meaningAt } from "./words/meaning-at.js";
import { occurrencesOf } from "./words/occurrences.js";
import { wordAt } from "./words/word-at.js";

/** Where the name at the position is declared, in whatever file; of an import's path the file. */
export function definitionsAt(snapshot: Snapshot, uri: string, position: Position): LocationLink[] {
  const at = meaningAt(snapshot, uri, position);
  if (!at) return importedFile(snapshot, uri, position);
  const origin = rangeAt(snapshot, { uri, span: at.span });
  const { named } = at.meaning;
  if (named) {
    const target = locate({ ...named.place, span: named.node.span });
    return [linkTo(snapshot, origin, target, locate(named.place))];
  }
  return occurrencesOf(snapshot, at.meaning)
    .filter(({ word }) => word.role === "declaration")
    .map((declaration) => linkTo(snapshot, origin, declaration, declaration));
}

function linkTo(snapshot: Snapshot, originSelectionRange: Range, whole: Location, name: Location): LocationLink {
  return {
    originSelectionRange,
    targetUri: whole.uri,
    targetRange: rangeAt(snapshot, whole),
    targetSelectionRange: rangeAt(snapshot, name),
  };
}

function importedFile(snapshot: Snapshot, uri: string, position: Position): LocationLink[] {
  const syntax = snapshot.files.get(uri);
  const found = syntax && wordAt(syntax, lineIndexOf(syntax).offsetAt(position));
  if (found?.word.role !== "string" || found.word.use !== "import") return [];
  const path = found.word.value;
  const target = importedUri(uri, { path });
  if (target === undefined || !snapshot.files.has(target)) return [];
  const start = { uri: target, span: { start: 0, end: 0 } };
  return [linkTo(snapshot, rangeAt(snapshot, { uri, span: shift(path.span, found.chunk.start) }), start, start)];
}
