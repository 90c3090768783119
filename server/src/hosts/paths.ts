import { realpathSync } from "node:fs";
import path from "node:path";

/** Whether a path lies in a folder or is it. */
export function isInFolder(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || (!relative.startsWith(`..${path.sep}`) && relative !== ".." && !path.isAbsolute(relative));
}

/** Where a path leads through all links; the path itself where there is nothing. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
