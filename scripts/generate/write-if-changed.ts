import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes a text file unless it already holds exactly that text, so that what watches or caches by time stays quiet.
 * The file appears whole: a reader never sees half of it.
 */
export function writeIfChanged(file: string, text: string): void {
  if (readIfPresent(file) === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
