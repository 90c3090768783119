import type { Ignore } from "ignore";
import { ignoreRules } from "./ignore-rules.js";

/** Folders that hold nobody's own designs. */
const neverEntered = new Set([".git", ".hg", ".svn", "node_modules"]);

/** What a workspace leaves out: by name, and by the `.gitignore` files that were seen on the way. */
export class IgnoredPaths {
  readonly #files = new Map<string, Ignore>();

  /** Takes the text of the `.gitignore` of a folder, given by its URI without a slash at the end. */
  add(folder: string, text: string): void {
    this.#files.set(folder, ignoreRules(text));
  }

  /** Whether git would leave out the file or, where `uri` ends in a slash, the folder. */
  has(uri: string): boolean {
    if (uri.split("/").some((name) => neverEntered.has(name))) return true;
    const above = [...this.#files].filter(([folder]) => uri.startsWith(`${folder}/`) && uri.length > folder.length + 1);
    // the innermost file that has a word on it decides
    for (const [folder, rules] of above.sort(([a], [b]) => b.length - a.length)) {
      const { ignored, unignored } = rules.test(decodeURIComponent(uri.slice(folder.length + 1)));
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}
