import { kindNames } from "../../grammar/schema/kinds.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "../../grammar/schema/units.js";
import { declarationWords, importWords, policyWords } from "../../grammar/schema/words.js";

/** Words that start a declaration or statement, and the arrows. */
export const headWords: readonly string[] = [
  ...kindNames,
  ...declarationWords,
  ...importWords,
  ...policyWords,
  "->",
  "~>",
];

/** Every unit as it is written after a number. */
export const unitWords: readonly string[] = [
  ...Object.keys(scales),
  ...Object.keys(durationUnits),
  ...Object.keys(rateUnits).map((unit) => `/${unit}`),
  ...Object.keys(sizeUnits),
  "%",
];
