import { writeFileSync } from "node:fs";
import path from "node:path";
import { CallError } from "./call-error.js";
import type { Io } from "./io.js";

/** Writes a result to a file, or to standard output where none is named. Throws a CallError where the file can't be written. */
export function writeResult(io: Io, output: string | undefined, text: string): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path.resolve(io.cwd, output), text);
  } catch (error) {
    throw new CallError(`${output} can't be written: ${reasonOf(error)}.`);
  }
}

/** Why a file could not be written, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: "the disk is full",
    EACCES: "permission is missing",
    EROFS: "the disk is read-only",
    ENOENT: "its folder does not exist",
    EISDIR: "it is a folder",
  };
  return reasons[code] ?? code;
}
