import type { Palette } from "../../server/src/report/pretty.js";

const asItIs = (text: string) => text;

/** Sets nothing off. */
export const plainPalette: Palette = {
  bold: asItIs,
  dim: asItIs,
  red: asItIs,
  yellow: asItIs,
  blue: asItIs,
  green: asItIs,
};
