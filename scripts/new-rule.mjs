import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runAsScript } from "./lib/main.mjs";
import { inProject } from "./lib/project.mjs";

/**
 * Makes a rule's folder with its declaration and page, and its file of cases; docs/rules-howto.md says how to fill them.
 *
 * @param {string | undefined} category
 * @param {string | undefined} id
 */
function newRule(category, id) {
  if (!category || !id || !/^[a-z]+(-[a-z]+)*$/.test(id)) throw new Error("npm run new:rule -- <category> <rule-id>");
  const folder = inProject("server/src/rules", category, id);
  if (existsSync(folder)) throw new Error(`${folder} is there already`);
  write(path.join(folder, "rule.ts"), ruleText(category, id));
  write(path.join(folder, "page.md"), pageText(id));
  write(inProject("test/rules", category, `${id}.lintel`), casesText(id));
  process.stdout.write(`Made ${folder}; npm run generate puts the rule into the catalogue.\n`);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * @param {string} category
 * @param {string} id
 */
function ruleText(category, id) {
  return `import type { Rule } from "../../rule.js";

export const rule: Rule = {
  meta: {
    id: "${id}",
    category: "${category}",
    severity: "warning",
    summary: "One sentence.",
    absence: false,
    topics: [],
    fix: "none",
  },

  check: () => [],

  message: ([{ subject }]) => \`What will happen to \${subject.type}, and what to state.\`,
};
`;
}

/** @param {string} id */
function pageText(id) {
  return `# ${id}

## What it finds

## Why it matters

## How to fix

## When to accept it

## Examples

\`\`\`lintel fires
\`\`\`

\`\`\`lintel
\`\`\`

## See also
`;
}

/** @param {string} id */
function casesText(id) {
  return `//// what fires
    service orders {}
//          ^^^^^^ ${id} warning

//// what just does not
    service orders { replicas: 2 }
`;
}

await runAsScript(import.meta.url, () => newRule(process.argv[2], process.argv[3]));
