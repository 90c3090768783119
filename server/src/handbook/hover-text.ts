import { kindInfo, type KindName } from "../../../grammar/schema/kinds.js";
import { acceptProperties, linkProperties, stepProperties } from "../../../grammar/schema/properties.js";
import type { Properties } from "../../../grammar/schema/types.js";

/** The handbook's short texts, Markdown by heading: a few lines, the first of them a sentence that stands alone. */
export interface HoverTexts {
  /** By kind, declaration word or arrow. */
  readonly kinds: Readonly<Record<string, string>>;
  /** By `key`, `block.key` or, where a key means something else at a place, `place/key`. */
  readonly keys: Readonly<Record<string, string>>;
  /** By `key.value`, `block.key.value` or `place/key.value`. */
  readonly values: Readonly<Record<string, string>>;
  /** By unit as it is written, such as `ms`, `/s` or `%`. */
  readonly units: Readonly<Record<string, string>>;
}

/** Whose body a property stands in. */
export type PropertyPlace = KindName | "link" | "step" | "accept";

/** The properties that may stand in a body at the place. */
export function propertiesAt(place: PropertyPlace): Properties {
  switch (place) {
    case "link":
      return linkProperties;
    case "step":
      return stepProperties;
    case "accept":
      return acceptProperties;
    default:
      return kindInfo(place)?.properties ?? {};
  }
}

/** What a kind (`service`), a declaration word (`import`, `forbid`) or an arrow means; undefined for any other word. */
export function kindText(data: HoverTexts, word: string): string | undefined {
  return textUnder(data.kinds, word);
}

/** What the key means at that place. `path` is a key, or `retry.attempts` for one inside a block. */
export function keyText(data: HoverTexts, place: PropertyPlace, path: string): string | undefined {
  return textUnder(data.keys, `${place}/${path}`) ?? textUnder(data.keys, path);
}

/** What a word says as the value of the key at that place. A block's own value (`failover: hot`) is that of its main key. */
export function valueText(data: HoverTexts, place: PropertyPlace, path: string, value: string): string | undefined {
  const heading = `${mainPath(place, path)}.${value}`;
  return textUnder(data.values, `${place}/${heading}`) ?? textUnder(data.values, heading);
}

/** What a unit (`ms`, `k`, `/s`, `%`) counts; undefined for what is none. */
export function unitText(data: HoverTexts, unit: string): string | undefined {
  return textUnder(data.units, unit);
}

/** The text as documentation of a completion item: its first line, a whole sentence. */
export function firstSentence(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** A text without its last line, and the topic that the line links to. */
export function splitTopicLink(text: string): { readonly text: string; readonly link?: string } {
  const match = /\n+(\[[^\]]+\]\(topic:[a-z-]+\))$/.exec(text);
  return match?.[1] === undefined ? { text } : { text: text.slice(0, match.index), link: match[1] };
}

function mainPath(place: PropertyPlace, path: string): string {
  const properties = propertiesAt(place);
  const block = Object.hasOwn(properties, path) ? properties[path]?.block : undefined;
  return block === undefined ? path : `${path}.${block.main}`;
}

/** What stands under a heading; undefined for none. */
export function textUnder(texts: Readonly<Record<string, string>>, heading: string): string | undefined {
  return Object.hasOwn(texts, heading) ? texts[heading] : undefined;
}
