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

/** The path from the working directory, with `/`; `.` is the directory itself. */
export function displayPath(uri: string, cwd: string): string {
  return path.relative(cwd, pathOf(uri)).split(path.sep).join("/") || ".";
}
