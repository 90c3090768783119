import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Handbook } from "../../server/src/handbook/handbook.js";
import { parseSections } from "../../server/src/handbook/sections.js";
import { inProject } from "../lib/project.mjs";
import { findRuleFolders, type RuleFolder } from "./rule-folders.js";
import { writeIfChanged } from "./write-if-changed.js";

type Texts = Readonly<Record<string, string>>;

/** Writes `dist/handbook.json`, which hosts load when a reader first asks. Throws as `readHandbook` does. */
export function generateHandbook(): void {
  writeIfChanged(inProject("dist/handbook.json"), JSON.stringify(readHandbook()));
}

/** Gathers the handbook's Markdown. Throws when a heading stands twice in a file of short texts. */
export function readHandbook(): Handbook {
  const folders = findRuleFolders();
  return {
    topics: topicPages(),
    rules: rulePages(folders),
    categories: categoriesOf(folders),
    kinds: sections("kinds"),
    keys: sections("keys"),
    values: sections("values"),
    units: sections("units"),
    leftOut: sections("left-out"),
  };
}

/** Each rule's `page.md` by the rule's id. */
function rulePages(folders: readonly RuleFolder[]): Texts {
  const withPage = folders.filter(({ dir }) => existsSync(path.join(dir, "page.md")));
  return Object.fromEntries(withPage.map(({ id, dir }) => [id, readText(path.join(dir, "page.md"))]));
}

function categoriesOf(folders: readonly RuleFolder[]): Readonly<Record<string, readonly string[]>> {
  const categories = new Map<string, string[]>();
  for (const { category, id } of folders) categories.set(category, [...(categories.get(category) ?? []), id]);
  return Object.fromEntries(categories);
}

/** Each `topics/*.md` by its name. */
function topicPages(): Texts {
  const dir = inProject("server/src/handbook/topics");
  const files = readdirSync(dir).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(files.sort().map((name) => [path.basename(name, ".md"), readText(path.join(dir, name))]));
}

/** The bodies under the `## heading`s of `handbook/<name>.md`, by heading. */
function sections(name: string): Texts {
  return parseSections(readText(inProject(`server/src/handbook/${name}.md`)));
}

function readText(file: string): string {
  return readFileSync(file, "utf8").replace(/\r\n/g, "\n");
}
