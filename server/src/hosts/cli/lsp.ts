import path from "node:path";
import process from "node:process";
import { readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import type { ExitCode } from "./io.js";

/** `lintel lsp --stdio`: serves an editor until it goes. */
export function lsp(args: readonly string[]): Promise<ExitCode> {
  const { values } = readArguments(args, { stdio: { type: "boolean", default: false } });
  if (!values.stdio) throw new CallError(`"lintel lsp" speaks over standard input and output: "lintel lsp --stdio".`);
  const { createRequire } = process.getBuiltinModule("node:module");
  // the server is a bundle of its own, so that the other commands need not carry it; it reads `--stdio` itself
  createRequire(serverFile())(serverFile());
  // its connection ends the process
  return new Promise(() => undefined);
}

/** The server: beside the bundle; from the sources, its entry. */
function serverFile(): string {
  const here = import.meta.dirname ?? __dirname;
  return path.basename(here) === "dist" ? path.join(here, "server.js") : path.join(here, "../node.ts");
}
