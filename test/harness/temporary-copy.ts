import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder of its own to work in. */
export interface TemporaryCopy {
  /** Absolute path, without symbolic links. */
  readonly dir: string;
  remove(): void;
}

/** Copies a folder, so that a test may write in it. */
export function temporaryCopy(source: string): TemporaryCopy {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-test-")));
  const dir = path.join(parent, path.basename(source));
  cpSync(source, dir, { recursive: true });
  return { dir, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
