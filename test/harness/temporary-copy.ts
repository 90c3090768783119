import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

/** A folder of its own to work in. */
export interface TemporaryCopy {
  /** Absolute path, without symbolic links. */
  readonly dir: string;
  remove(): void;
}

/** Copies a folder, so that a test may write in it. The copy goes when it is removed, at the latest with this process. */
export function temporaryCopy(source: string): TemporaryCopy {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-test-")));
  const dir = path.join(parent, path.basename(source));
  const remove = (): void => rmSync(parent, { recursive: true, force: true });
  cpSync(source, dir, { recursive: true });
  process.once("exit", remove);
  return {
    dir,
    remove: () => {
      process.off("exit", remove);
      remove();
    },
  };
}
