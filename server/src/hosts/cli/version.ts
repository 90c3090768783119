import { version as versionNumber } from "../../../../package.json";
import type { ExitCode, Io } from "./io.js";

export { versionNumber };

/** `lintel --version`. */
export function version({ stdout }: Io): ExitCode {
  stdout.write(`${versionNumber}\n`);
  return 0;
}
