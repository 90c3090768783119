import { keyText, kindText, unitText, valueText } from "../../handbook/hover-text.js";
import type { Handbook } from "../../handbook/handbook.js";
import { introductionOf } from "../../handbook/page.js";
import type { DocumentationKey } from "./candidate.js";

/** The handbook's text for an item, Markdown; undefined where it has none. */
export function documentationOf(handbook: Handbook, key: DocumentationKey): string | undefined {
  switch (key.of) {
    case "kind":
      return kindText(handbook, key.word);
    case "key":
      return keyText(handbook, key.place, key.path);
    case "value":
      return valueText(handbook, key.place, key.path, key.value);
    case "unit":
      return unitText(handbook, key.unit);
    case "rule":
      return ruleText(handbook, key.rule);
  }
}

/** What a rule finds, as its page says it. */
export function ruleText(handbook: Handbook, rule: string): string | undefined {
  const page = Object.hasOwn(handbook.rules, rule) ? handbook.rules[rule] : undefined;
  return page === undefined ? undefined : introductionOf(page);
}
