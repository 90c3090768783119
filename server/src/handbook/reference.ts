import { kindNames, kinds, type KindName } from "../../../grammar/schema/kinds.js";
import {
  acceptProperties,
  elementProperties,
  linkProperties,
  ownProperties,
  stepProperties,
} from "../../../grammar/schema/properties.js";
import type { Properties } from "../../../grammar/schema/types.js";
import type { Handbook } from "./handbook.js";
import { firstSentence, keyText, kindText, splitTopicLink, valueText, type PropertyPlace } from "./hover-text.js";
import { leftOutText } from "./key-page.js";
import { resolveLinks } from "./links.js";
import { markdownTable } from "./markdown-table.js";
import { placedProperties, wordsOf, type PlacedProperty } from "./placed-properties.js";
import { placesText } from "./places.js";
import { typeInWords, valueInWords } from "./type-words.js";

const shared: Properties = { ...elementProperties, ...ownProperties };

/**
 * The reference of the language, as Markdown: every kind, key, value and unit, from the schema and the handbook's short texts. `topicUrl` gives
 * the address of a topic's page.
 */
export function referenceText(handbook: Handbook, topicUrl: (topic: string) => string): string {
  const sections = [
    "# Reference",
    "Generated from the schema and the handbook's short texts. What the text around these words looks like, and what it means, says [the language](language.md).",
    "## Kinds",
    kindsTable(handbook),
    "### Every element",
    "Any element may state these; `scaling` not those outside (`client` and `external`).",
    keysTable(handbook, "service", shared),
    ...kindNames.flatMap((kind) => kindSection(handbook, kind)),
    "## Links",
    ...["->", "~>"].map((arrow) => `\`${arrow}\` ${introduction(kindText(handbook, arrow) ?? "")}`),
    keysTable(handbook, "link", linkProperties),
    "### Steps of a flow",
    keysTable(handbook, "step", stepProperties),
    "### `accept`",
    introduction(kindText(handbook, "accept") ?? ""),
    keysTable(handbook, "accept", acceptProperties),
    "## Properties that take a block",
    ...distinct(placedProperties().filter(({ type }) => type.block)).flatMap((one) => blockSection(handbook, one)),
    "## Values",
    ...distinct(placedProperties().filter(({ type }) => wordsOf(type).length > 0)).flatMap((one) =>
      valuesSection(handbook, one),
    ),
    "## Units",
    unitsTable(handbook),
  ];
  const links = resolveLinks(sections.join("\n\n"), (id) =>
    id.startsWith("topic:") ? topicUrl(id.slice(6)) : undefined,
  );
  return `${links}\n`;
}

/** A short text without its link, its first sentence in one paragraph with the rest. */
function introduction(text: string): string {
  return splitTopicLink(text).text.replace(/\s*\n\s*/g, " ");
}

function kindsTable(handbook: Handbook): string {
  const rows = kindNames.map((kind) => {
    const info = kinds[kind];
    const kindClass = info.role === "element" ? info.class : "";
    return [`[\`${kind}\`](#${kind})`, kindClass, firstSentence(kindText(handbook, kind) ?? "")];
  });
  return markdownTable(["kind", "class", "what it is"], rows);
}

function kindSection(handbook: Handbook, kind: KindName): readonly string[] {
  const isElement = kinds[kind].role === "element";
  const own = Object.entries<Properties[string]>(kinds[kind].properties).filter(
    ([key]) => !isElement || !(key in shared),
  );
  const { text, link } = splitTopicLink(kindText(handbook, kind) ?? "");
  return [
    `### \`${kind}\``,
    `${text.replace(/\s*\n\s*/g, " ")}${link === undefined ? "" : ` More: ${link}.`}`,
    ...(own.length > 0 ? [keysTable(handbook, kind, Object.fromEntries(own))] : ["It has no keys of its own."]),
  ];
}

function keysTable(handbook: Handbook, place: PropertyPlace, properties: Properties, prefix = ""): string {
  const rows = Object.entries(properties).map(([key, type]) => {
    const path = prefix + key;
    const says = firstSentence(keyText(handbook, place, path) ?? "");
    return [`\`${key}\``, typeInWords(type), says, leftOutText(handbook, place, path) ?? ""];
  });
  return markdownTable(["key", "value", "says", "left out"], rows);
}

/** Places at which a key has one type. */
interface Shape extends PlacedProperty {
  readonly places: readonly PropertyPlace[];
}

/** One of each key and type, in the schema's order, with all its places. */
function distinct(placed: readonly PlacedProperty[]): readonly Shape[] {
  const shapes = new Map<string, Shape>();
  for (const one of placed) {
    const id = `${one.path} ${valueInWords(one.type)}`;
    const known = shapes.get(id);
    shapes.set(id, { ...(known ?? one), places: [...(known?.places ?? []), one.place] });
  }
  return [...shapes.values()];
}

function blockSection(handbook: Handbook, { path, place, places, type }: Shape): readonly string[] {
  if (!type.block) return [];
  const { main, properties } = type.block;
  const short = `\`${path}: …\` is short for \`${path} { ${main}: … }\`. It stands in ${placesText(places)}.`;
  return [`### \`${path}\``, short, keysTable(handbook, place, properties, `${path}.`)];
}

function valuesSection(handbook: Handbook, { path, place, places, type }: Shape): readonly string[] {
  const rows = wordsOf(type).map((word) => {
    const text = valueText(handbook, place, path, word) ?? "";
    return [`\`${word}\``, firstSentence(text)];
  });
  return [`### \`${path}\` in ${placesText(places)}`, markdownTable(["value", "says"], rows)];
}

function unitsTable(handbook: Handbook): string {
  const rows = Object.entries(handbook.units).map(([unit, text]) => [`\`${unit}\``, firstSentence(text)]);
  return markdownTable(["unit", "counts"], rows);
}
