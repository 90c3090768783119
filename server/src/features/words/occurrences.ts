import { shift, type Span } from "../../text/span.js";
import type { Snapshot } from "../../snapshot.js";
import { connectedFiles, importersOf } from "./importers.js";
import { meaningOf, type Meaning } from "./meaning.js";
import type { Word } from "./word.js";
import { wordsOf } from "./words-of.js";

/** A place that means a thing. */
export interface Occurrence {
  readonly uri: string;
  /** In the file. */
  readonly span: Span;
  readonly word: Word;
}

/** Every place of all known files that means the thing, by file and place. */
export function occurrencesOf(snapshot: Snapshot, meaning: Meaning): Occurrence[] {
  return [...filesAbout(snapshot, meaning)].flatMap((uri) => occurrencesIn(snapshot, uri, meaning));
}

/** Every place of one file that means the thing, in order. */
export function occurrencesIn(snapshot: Snapshot, uri: string, meaning: Meaning): Occurrence[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax?.text.includes(meaning.name)) return [];
  return syntax.chunks.flatMap(({ chunk, start }) =>
    wordsOf(chunk).flatMap((word) => {
      if (!mayMean(word) || meaningOf(snapshot, uri, word)?.key !== meaning.key) return [];
      return [{ uri, span: shift(word.span, start), word }];
    }),
  );
}

/** The files in which the thing may be named. */
function filesAbout(snapshot: Snapshot, { scope, uri }: Meaning): ReadonlySet<string> {
  return scope === "file" ? new Set([uri, ...importersOf(snapshot, uri)]) : connectedFiles(snapshot, uri);
}

const naming: ReadonlySet<Word["role"]> = new Set<Word["role"]>([
  "declaration",
  "endpoint",
  "reference",
  "imported",
  "alias",
  "region",
  "zone",
  "tag",
]);

function mayMean({ role }: Word): boolean {
  return naming.has(role);
}
