import picocolors from "picocolors";
import type { Palette } from "../../report/pretty.js";
import type { Io } from "./io.js";

/** Colours for a terminal that wants them: not where `NO_COLOR` is set or output goes elsewhere. */
export function paletteFor({ stdout, env }: Io): Palette {
  const wanted = stdout.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  return picocolors.createColors(wanted);
}
