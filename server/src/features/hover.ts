import { MarkupKind, type Hover, type Position } from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { shift } from "../text/span.js";
import type { HandbookOptions } from "./handbook.js";
import { elementHover } from "./hover/element.js";
import { flowHover } from "./hover/flow.js";
import { linkHover } from "./hover/link.js";
import { placeHover, tagHover } from "./hover/places.js";
import { policyHover, scenarioHover } from "./hover/statements.js";
import { wordHover } from "./hover/texts.js";
import { rangeAt } from "./locations.js";
import { meaningOf, type Meaning } from "./words/meaning.js";
import { wordAt, type PlacedWord } from "./words/word-at.js";

/** What is known about the word at the position: the handbook's text, and of a declared thing what the design says and computes. */
export function hoverAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: HandbookOptions,
): Hover | undefined {
  const syntax = snapshot.files.get(uri);
  const found = syntax && wordAt(syntax, lineIndexOf(syntax).offsetAt(position));
  const value = found && textFor(snapshot, uri, found, options);
  if (!found || value === undefined || value === "") return undefined;
  const range = rangeAt(snapshot, { uri, span: shift(found.word.span, found.chunk.start) });
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}

function textFor(snapshot: Snapshot, uri: string, { word }: PlacedWord, options: HandbookOptions): string | undefined {
  if (word.role === "arrow" && word.link) return linkHover(snapshot, uri, word, options);
  const meaning = meaningOf(snapshot, uri, word);
  return meaning ? meaningHover(snapshot, uri, meaning) : wordHover(word, options);
}

function meaningHover(snapshot: Snapshot, uri: string, meaning: Meaning): string | undefined {
  const { named } = meaning;
  if (meaning.key.startsWith("tag ")) return tagHover(snapshot, uri, meaning.name);
  if (meaning.scope === "connected" || (named?.type === "container" && named.kind !== "group"))
    return placeHover(snapshot, uri, meaning);
  switch (named?.type) {
    case "element":
      return elementHover(snapshot, named);
    case "flow":
      return flowHover(snapshot, named);
    case "policy":
      return policyHover(named);
    case "scenario":
      return scenarioHover(snapshot, named);
    default:
      return undefined;
  }
}
