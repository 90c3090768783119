import type { BlockShape, PropertyType } from "../../../grammar/schema/types.js";
import type { Handbook, Page } from "./handbook.js";
import { firstSentence, keyText, splitTopicLink, textUnder, valueText, type PropertyPlace } from "./hover-text.js";
import { markdownTable } from "./markdown-table.js";
import { placedProperties, wordsOf, type PlacedProperty } from "./placed-properties.js";
import { placesText } from "./places.js";
import { typeInWords, valueInWords } from "./type-words.js";

/** Places at which a key says the same. */
interface Sense {
  readonly places: readonly PropertyPlace[];
  readonly path: string;
  readonly type: PropertyType<unknown>;
  /** The hover text. */
  readonly text: string;
  readonly leftOut: string | undefined;
}

/**
 * The page of a key, composed of its short texts and the schema: what it says and what leaving it out means, by the places where that
 * differs, and what its value may be. `name` is a key, `block.key`, or `place/key` for one place alone; undefined where the schema has no such key.
 */
export function keyPage(handbook: Handbook, name: string): Page | undefined {
  const { place, path } = splitName(name);
  const senses = sensesOf(handbook, propertiesNamed(name));
  if (senses.length === 0) return undefined;
  const [title, heading] = place === undefined ? [path, `\`${path}\``] : [name, `\`${path}\` in \`${place}\``];
  return {
    id: `key:${name}`,
    title,
    sources: [],
    tags: [],
    body: [`# ${heading}`, ...senseParts(handbook, senses), ...seeAlso(senses)].join("\n\n"),
  };
}

/** Whether the schema has the key: `key`, `block.key` or `place/key`. */
export function isKey(name: string): boolean {
  return propertiesNamed(name).length > 0;
}

function propertiesNamed(name: string): readonly PlacedProperty[] {
  const { place, path } = splitName(name);
  return placedProperties().filter((one) => one.path === path && (place ?? one.place) === one.place);
}

function splitName(name: string): { readonly place?: string; readonly path: string } {
  const slash = name.indexOf("/");
  return slash < 0 ? { path: name } : { place: name.slice(0, slash), path: name.slice(slash + 1) };
}

function sensesOf(handbook: Handbook, placed: readonly PlacedProperty[]): readonly Sense[] {
  const bySense = new Map<string, Sense>();
  for (const { place, path, type } of placed) {
    const text = keyText(handbook, place, path) ?? "";
    const leftOut = leftOutText(handbook, place, path);
    const id = JSON.stringify([text, leftOut, typeInWords(type)]);
    const known = bySense.get(id);
    bySense.set(id, { places: [...(known?.places ?? []), place], path, type, text, leftOut });
  }
  return [...bySense.values()];
}

/** What leaving the key out means at that place; undefined where nothing is concluded from it. */
export function leftOutText(handbook: Handbook, place: PropertyPlace, path: string): string | undefined {
  return textUnder(handbook.leftOut, `${place}/${path}`) ?? textUnder(handbook.leftOut, path);
}

function senseParts(handbook: Handbook, senses: readonly Sense[]): readonly string[] {
  const [first, ...others] = senses;
  if (first === undefined) return [];
  if (others.length === 0) return wholeSense(handbook, first);
  const isOneType = others.every(({ type }) => typeInWords(type) === typeInWords(first.type));
  if (!isOneType) {
    return senses.flatMap((sense) => [headingOf(sense), ...wholeSense(handbook, sense)]);
  }
  const meanings = senses.flatMap((sense) => [headingOf(sense), meaning(sense, leftOutFact(sense))]);
  return [...meanings, "## Value", valueFact(first), ...valueTable(handbook, first)];
}

function wholeSense(handbook: Handbook, sense: Sense): readonly string[] {
  const where = `- **Stands in**: ${placesText(sense.places)}.`;
  return [meaning(sense, [valueFact(sense), where, ...leftOutFact(sense)]), ...valueTable(handbook, sense)];
}

function headingOf({ places }: Sense): string {
  return `## In ${placesText(places)}`;
}

function meaning({ text }: Sense, facts: readonly string[]): string {
  return [splitTopicLink(text).text, facts.join("\n")].filter((part) => part !== "").join("\n\n");
}

function valueFact({ type }: Sense): string {
  return `- **Value**: ${typeInWords(type)}.`;
}

function leftOutFact({ leftOut }: Sense): readonly string[] {
  return leftOut === undefined ? [] : [`- **Left out**: ${leftOut}`];
}

function valueTable(handbook: Handbook, { places, path, type }: Sense): readonly string[] {
  const [place] = places;
  if (place === undefined) return [];
  return type.block ? blockTable(handbook, place, path, type.block) : wordsTable(handbook, place, path, type);
}

function blockTable(handbook: Handbook, place: PropertyPlace, path: string, block: BlockShape): readonly string[] {
  const rows = Object.entries(block.properties).map(([key, type]) => {
    const inside = `${path}.${key}`;
    return [
      `[\`${inside}\`](key:${inside})`,
      valueInWords(type),
      firstSentence(keyText(handbook, place, inside) ?? ""),
    ];
  });
  return [markdownTable(["key", "value", "says"], rows)];
}

function wordsTable(
  handbook: Handbook,
  place: PropertyPlace,
  path: string,
  type: PropertyType<unknown>,
): readonly string[] {
  const rows = wordsOf(type).map((word) => {
    return [`\`${word}\``, firstSentence(valueText(handbook, place, path, word) ?? "")];
  });
  return rows.length === 0 ? [] : [markdownTable(["value", "says"], rows)];
}

function seeAlso(senses: readonly Sense[]): readonly string[] {
  const links = new Set(senses.map(({ text }) => splitTopicLink(text).link).filter((link) => link !== undefined));
  return links.size === 0 ? [] : ["## See also", Array.from(links, (link) => `- ${link}`).join("\n")];
}
