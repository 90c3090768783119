import type { Palette } from "../../report/pretty.js";
import type { Io } from "./io.js";

/** Select Graphic Rendition (ECMA-48, 8.3.117): the number that sets a text off, and the one that ends it. */
const renditions = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
} as const satisfies Record<keyof Palette, readonly [number, number]>;

/**
 * Colours for a terminal that wants them, and where `FORCE_COLOR` asks for them though output goes elsewhere, such as to the log of a CI service;
 * never where `NO_COLOR` is set.
 */
export function paletteFor({ stdout, env }: Io): Palette {
  const wanted = (env["NO_COLOR"] ?? "") === "" && (isForced(env) ?? (stdout.isTTY === true && env["TERM"] !== "dumb"));
  const paint = (name: keyof Palette) => {
    const [begin, end] = renditions[name];
    return (text: string) => (wanted ? `\u001b[${begin}m${text}\u001b[${end}m` : text);
  };
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    red: paint("red"),
    yellow: paint("yellow"),
    blue: paint("blue"),
    green: paint("green"),
  };
}

/** What `FORCE_COLOR` asks for, as Node.js reads it; undefined where it is not set. */
function isForced({ FORCE_COLOR }: Io["env"]): boolean | undefined {
  return FORCE_COLOR === undefined ? undefined : FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
}
