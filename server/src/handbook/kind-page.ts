import { isElementKind, kindInfo, type KindName } from "../../../grammar/schema/kinds.js";
import { elementProperties, ownProperties } from "../../../grammar/schema/properties.js";
import type { Properties } from "../../../grammar/schema/types.js";
import type { Handbook, Page } from "./handbook.js";
import { firstSentence, keyText, kindText, propertiesAt, splitTopicLink, type PropertyPlace } from "./hover-text.js";
import { markdownTable } from "./markdown-table.js";
import { enumeration } from "./places.js";
import { typeInWords } from "./type-words.js";

/** What every element may state, but for those outside, which do not scale. */
const sharedKeys: ReadonlySet<string> = new Set([...Object.keys(elementProperties), ...Object.keys(ownProperties)]);

/**
 * The page of a kind, a declaration word or an arrow, composed of its short text and the schema: what it is, and what it may state.
 * Undefined for any other word.
 */
export function kindPage(handbook: Handbook, word: string): Page | undefined {
  const hover = kindText(handbook, word);
  if (hover === undefined) return undefined;
  const { text, link } = splitTopicLink(hover);
  const seeAlso = link === undefined ? [] : ["## See also", `- ${link}`];
  const body = [`# \`${word}\``, text, ...classPart(word), ...keysPart(handbook, word), ...seeAlso].join("\n\n");
  return { id: `kind:${word}`, title: word, sources: [], tags: [], body };
}

function classPart(word: string): readonly string[] {
  const info = kindInfo(word);
  return info?.role === "element" ? [`- **Class**: ${info.class}.`] : [];
}

function keysPart(handbook: Handbook, word: string): readonly string[] {
  const place = placeOf(word);
  if (place === undefined) return [];
  const entries = Object.entries(propertiesAt(place));
  const isShared = ([key]: KeyEntry) => isElementKind(word) && sharedKeys.has(key);
  const own = entries.filter((entry) => !isShared(entry));
  const shared = entries.filter(isShared).map(([key]) => `[\`${key}\`](key:${key})`);
  return [
    ...(own.length > 0 ? ["## What it may state", keyTable(handbook, place, own)] : []),
    ...(shared.length > 0 ? [`${own.length > 0 ? "And like" : "Like"} every element: ${enumeration(shared)}.`] : []),
  ];
}

type KeyEntry = [string, Properties[string]];

/** A table of keys with their types in words and the first sentence about each. */
export function keyTable(handbook: Handbook, place: PropertyPlace, entries: readonly KeyEntry[]): string {
  const rows = entries.map(([key, type]) => {
    const text = firstSentence(keyText(handbook, place, key) ?? "");
    return [`[\`${key}\`](key:${key})`, typeInWords(type), text];
  });
  return markdownTable(["key", "value", "says"], rows);
}

function placeOf(word: string): PropertyPlace | undefined {
  if (word === "->" || word === "~>") return "link";
  if (word === "accept") return "accept";
  return kindInfo(word) ? (word as KindName) : undefined;
}
