import ignore, { type Ignore } from "ignore";

/** Folders within folders that a search enters; nobody's designs lie deeper, and a path could be made to take long to match. */
export const deepest = 50;

/** How many times a pattern may say "in any folder": with each, matching a path takes as many times longer as the path has folders. */
const mostAnywhere = 3;

/**
 * The rules of a `.gitignore`. A pattern that only somebody writes who wants a search to hang is left out.
 *
 * @param letters whether upper and lower case differ
 */
export function ignoreRules(text: string, letters: "differ" | "same" = "differ"): Ignore {
  const lines = text.split(/\r?\n/).filter((line) => line.split("**/").length - 1 <= mostAnywhere);
  return ignore({ ignorecase: letters === "same" }).add(lines);
}
