import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import { printable } from "../../text/printable.js";
import { expectShortRun } from "./short-run.js";
import { CallError } from "./call-error.js";

/** Where results go. */
export interface Output {
  write(text: string): unknown;
  /** Whether it is a terminal. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command works with: streams, place and day, so that tests can give their own. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ISO 8601 day, UTC. */
  readonly today: string;
  /** Milliseconds since the command began. */
  elapsed(): number;
}

/** Exit status of a command (README.md, "On the command line"). */
export type ExitCode = 0 | 1 | 2;

/** The name under which standard input is read, where no other is given. */
export const inputName = "stdin.lintel";

/** Writes a sentence, or several lines, to standard error. */
export function complain(io: Io, text: string): void {
  io.stderr.write(`lintel: ${text.split("\n").map(printable).join("\n")}\n`);
}

/** The whole of standard input. Throws a CallError where it is not UTF-8: what is no text would be lost when it is written again. */
export async function readInput({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  const bytes = Buffer.concat(chunks);
  expectShortRun(bytes.length);
  if (!isUtf8(bytes)) throw new CallError("Standard input is not UTF-8 text.");
  return bytes.toString("utf8");
}
