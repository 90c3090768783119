import { kindNames } from "../schema/kinds.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "../schema/units.js";
import { enumWords, keyNames } from "../schema/vocabulary.js";
import { valueWords } from "../schema/words.js";

/* Regular expressions (Oniguruma) that the highlighting grammars are made of, from the words of the schema. */

/** Before a word: it does not go on something else. */
const start = String.raw`(?<![\w-])`;
/** Behind a word: nothing of a name goes on. */
const end = String.raw`(?!\w|-\w)`;

/** Any name. */
export const name = String.raw`[A-Za-z_]\w*(?:-\w+)*`;

/** One of the words, whole; longer words first, for `rate` starts `rate-limit`. */
export function oneOf(words: Iterable<string>): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `${start}(${longestFirst.join("|")})${end}`;
}

const constants = new Set<string>(valueWords);

export const kind = oneOf(kindNames);
export const key = oneOf(keyNames);
export const enumWord = oneOf([...enumWords].filter((word) => !constants.has(word)));
export const boolean = oneOf(["true", "false"]);
export const constant = oneOf([...constants].filter((word) => word !== "true" && word !== "false"));

const units = [
  ...Object.keys(sizeUnits),
  ...Object.keys(durationUnits),
  ...Object.keys(rateUnits).map((unit) => `/${unit}`),
  "%",
].sort((a, b) => b.length - a.length);

/** A number: digits in group 1, scale and unit in group 2. */
export const number = String.raw`(?<![\w.-])(\d+(?:\.\d+)?)((?:${Object.keys(scales).join("|")})?(?:${units.join("|")})|${Object.keys(scales).join("|")})?(?![\w.%])`;

export const date = String.raw`(?<![\w.-])\d{4}-\d{2}-\d{2}(?![\w-])`;

/** Behind a word: it is not a key. */
export const notKey = String.raw`(?!\s*:)`;
