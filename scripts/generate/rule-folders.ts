import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { categories, type Category } from "../../server/src/rules/rule.js";
import { inProject } from "../lib/project.mjs";

/** One rule's folder, `server/src/rules/<category>/<id>/`. */
export interface RuleFolder {
  readonly category: Category;
  readonly id: string;
  /** Absolute path. */
  readonly dir: string;
}

/**
 * Finds every folder that holds a rule, by category and then by id.
 * Throws when a folder of rules is no known category, for its rules would silently be missing.
 */
export function findRuleFolders(): RuleFolder[] {
  const rulesDir = inProject("server/src/rules");
  const withRules = subfolders(rulesDir).filter((name) => ruleIdsIn(path.join(rulesDir, name)).length > 0);
  const unknown = withRules.filter((name) => !categories.some((category) => category === name));
  if (unknown.length > 0) throw new Error(`No category of rules: ${unknown.join(", ")} (in ${rulesDir})`);
  return categories.flatMap((category) => {
    const dir = path.join(rulesDir, category);
    return ruleIdsIn(dir).map((id) => ({ category, id, dir: path.join(dir, id) }));
  });
}

function ruleIdsIn(categoryDir: string): string[] {
  return subfolders(categoryDir).filter((id) => existsSync(path.join(categoryDir, id, "rule.ts")));
}

function subfolders(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}
