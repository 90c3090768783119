import { fileURLToPath } from "node:url";
import path from "node:path";

/** The project's folder, absolute. */
export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * @param {...string} parts path below the project's folder
 * @returns {string} the absolute path
 */
export function inProject(...parts) {
  return path.join(projectDir, ...parts);
}
