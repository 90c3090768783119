import { markdownRuleList } from "../../server/src/report/rule-list.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import type { AnyRule } from "../../server/src/rules/rule.js";
import { inProject } from "../lib/project.mjs";
import { writeIfChanged } from "./write-if-changed.js";

/** Writes `docs/rules.md`. */
export function generateRuleList(): void {
  writeIfChanged(inProject("docs/rules.md"), ruleList());
}

/** The text of `docs/rules.md`: every rule with its severity, its options and a link to its page. */
export function ruleList(): string {
  const metas = (allRules as readonly AnyRule[]).map(({ meta }) => meta);
  return markdownRuleList(metas, ({ category, id }) => `../server/src/rules/${category}/${id}/page.md`);
}
