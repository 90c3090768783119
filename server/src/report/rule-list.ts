import type { OptionMeta, RuleMeta } from "../rules/rule.js";
import type { Palette } from "./pretty.js";
import { wrap } from "./wrap.js";

type RuleMetas = readonly RuleMeta[];

/** The list of rules for a reader at a terminal, by category. */
export function prettyRuleList(rules: RuleMetas, { palette, width }: { palette: Palette; width: number }): string {
  const margin = " ".repeat(4);
  const blocks = byCategory(rules).map(([category, inIt]) => {
    const entries = inIt.map((meta) => {
      const summary = wrap(meta.summary, Math.min(width, 100) - margin.length).map((line) => margin + line);
      return [`  ${palette.bold(meta.id)}  ${palette.dim(severityText(meta))}`, ...summary].join("\n");
    });
    return [palette.blue(category), ...entries].join("\n");
  });
  return `${blocks.join("\n\n")}\n\n${rules.length} rules. lintel explain RULE shows a rule's page.\n`;
}

/** The list of rules for programs. */
export function jsonRuleList(rules: RuleMetas): string {
  const listed = rules.map(({ id, category, severity, absence, summary, topics, fix, options = {} }) => ({
    ...{ id, category, severity, absence, summary, topics, fix },
    options: Object.fromEntries(
      Object.entries(options).map(([name, { default: value, description }]) => [name, { default: value, description }]),
    ),
  }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}

/** The list of rules as a Markdown page; `pageOf` gives the address of a rule's page. */
export function markdownRuleList(rules: RuleMetas, pageOf: (meta: RuleMeta) => string | undefined): string {
  const sections = byCategory(rules).map(([category, inIt]) => {
    const rows = inIt.map((meta) => {
      const page = pageOf(meta);
      const name = page === undefined ? `\`${meta.id}\`` : `[\`${meta.id}\`](${page})`;
      return `| ${name} | ${severityText(meta)} | ${meta.summary} | ${optionsText(meta.options)} |`;
    });
    return [
      `## ${capitalised(category)}`,
      "",
      "| rule | severity | what it finds | options |",
      "| --- | --- | --- | --- |",
      ...rows,
    ];
  });
  const head = [
    "# Rules",
    "",
    `The ${rules.length} rules of a review, with the severity that each has for what a design states. What rests on something left out is a step milder; a rule marked _absence_ is about leaving out and keeps its severity.`,
  ];
  return [head, ...sections].map((lines) => lines.join("\n")).join("\n\n") + "\n";
}

function byCategory(rules: RuleMetas): readonly (readonly [string, RuleMetas])[] {
  const categories = [...new Set(rules.map(({ category }) => category))];
  return categories.map((category) => [category, rules.filter((meta) => meta.category === category)]);
}

function severityText({ severity, absence }: RuleMeta): string {
  return absence ? `${severity}, absence` : severity;
}

function optionsText(options: Readonly<Record<string, OptionMeta>> = {}): string {
  return Object.entries(options)
    .map(([name, option]) => `\`${name}\`: ${option.description} Default \`${JSON.stringify(option.default)}\`.`)
    .join(" ");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
