import { fstatSync, statSync, writeSync } from "node:fs";
import process from "node:process";
import type { Output } from "./io.js";
import { CallError } from "./call-error.js";
import { reasonOf } from "./output.js";

/**
 * Standard output: the terminal's stream, or a writer for pipes and files, which do without the streams that Node.js would
 * have to load. That the reader of a pipe leaves early is no error.
 */
export function standardOutput(): Output {
  return isDevice(1) ? streamOutput() : { write: writeDirectly };
}

/** Standard error. That nobody reads it, or can any more, changes nothing of how a command ends. */
export function standardError(): Output {
  if (process.stderr.listenerCount("error") === 0) process.stderr.on("error", () => undefined);
  return process.stderr;
}

/** Whether it may be a terminal; the device that throws everything away is none, and needs no stream. */
function isDevice(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isCharacterDevice() && found.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

function streamOutput(): Output {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.stderr.write(`lintel: ${cannotWrite(error).message}\n`);
    process.exitCode = 2;
  });
  return process.stdout;
}

/** Throws a CallError where it can't be written. */
function writeDirectly(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return;
    // the pipe is full and does not wait: the stream does
    if (code === "EAGAIN") streamOutput().write(bytes.subarray(written).toString());
    else throw cannotWrite(error);
  }
}

function cannotWrite(error: unknown): CallError {
  return new CallError(`The result can't be written: ${reasonOf(error)}.`);
}
