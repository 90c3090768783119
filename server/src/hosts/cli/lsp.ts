import { serveStdio } from "../node-server.js";
import { readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import type { ExitCode } from "./io.js";

/** `lintel lsp --stdio`: serves an editor until it goes. */
export function lsp(args: readonly string[]): Promise<ExitCode> {
  const { values } = readArguments(args, { stdio: { type: "boolean", default: false } });
  if (!values.stdio) throw new CallError(`"lintel lsp" speaks over standard input and output: "lintel lsp --stdio".`);
  serveStdio();
  // the connection ends the process
  return new Promise(() => undefined);
}
