import path from "node:path";
import { URI } from "vscode-uri";

/** The URI of an absolute path. */
export function uriOf(file: string): string {
  return URI.file(file).toString();
}

/** The absolute path of a file URI. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

/** The path from the working directory, with `/`. */
export function displayPath(uri: string, cwd: string): string {
  return path.relative(cwd, pathOf(uri)).split(path.sep).join("/");
}

/** Whether a path lies in a folder or is it. */
export function isInFolder(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || (!relative.startsWith(`..${path.sep}`) && relative !== ".." && !path.isAbsolute(relative));
}
