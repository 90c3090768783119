import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

/**
 * The files that an allow-list names: a file as it is, of a folder everything below it.
 *
 * @param {readonly string[]} allowed paths below the project's folder, with `/`
 * @returns {string[]} paths of files, with `/`, sorted
 * @throws where a named path is not there: a package that lacks something is not made
 */
export function allowedFiles(allowed) {
  return allowed.flatMap(filesAt).sort();
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesAt(place) {
  if (statSync(inProject(place), { throwIfNoEntry: false }) === undefined) {
    throw new Error(`${place} is to be packed and is not there: is everything built?`);
  }
  if (statSync(inProject(place)).isFile()) return [place];
  return readdirSync(inProject(place)).flatMap((name) => filesAt(path.posix.join(place, name)));
}
