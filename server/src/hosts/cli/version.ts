import { version as number } from "../../../../package.json";
import type { ExitCode, Io } from "./io.js";

/** `lintel --version`. */
export function version({ stdout }: Io): ExitCode {
  stdout.write(`${number}\n`);
  return 0;
}
