import type { Position } from "vscode-languageserver-types";
import type { Snapshot } from "../../snapshot.js";
import { lineIndexOf } from "../../text/line-index.js";
import { shift, type Span } from "../../text/span.js";
import { meaningOf, type Meaning } from "./meaning.js";
import { wordAt } from "./word-at.js";
import type { Word } from "./word.js";

/** A word of a file that means something declared. */
export interface MeaningAt {
  readonly word: Word;
  /** In the file. */
  readonly span: Span;
  readonly meaning: Meaning;
}

/** What the word at the position means; undefined where it means nothing declared. */
export function meaningAt(snapshot: Snapshot, uri: string, position: Position): MeaningAt | undefined {
  const syntax = snapshot.files.get(uri);
  const found = syntax && wordAt(syntax, lineIndexOf(syntax).offsetAt(position));
  const meaning = found && meaningOf(snapshot, uri, found.word);
  return meaning && { word: found.word, span: shift(found.word.span, found.chunk.start), meaning };
}
