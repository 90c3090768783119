import type { ConfigEntry } from "../rules/config/settings-tree.js";
import type { Finding } from "../rules/finding.js";

/** The mistakes in a `lintel.json` as findings of that file. */
export function configFindings(uri: string, { problems }: ConfigEntry): readonly Finding[] {
  return problems.map(({ code, span, message, meant }) => ({
    rule: code,
    category: "config",
    severity: "error",
    stated: true,
    message,
    location: { uri, span },
    related: [],
    fixes: meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: [{ uri, span, text: meant }] }],
  }));
}
