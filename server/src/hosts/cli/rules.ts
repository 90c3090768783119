import { jsonRuleList, markdownRuleList, prettyRuleList } from "../../report/rule-list.js";
import { allRules } from "../../rules/catalogue.generated.js";
import type { AnyRule } from "../../rules/rule.js";
import { oneOf, readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import type { ExitCode, Io } from "./io.js";
import { paletteFor } from "./palette.js";

/** `lintel rules`: the list of all rules. */
export function rules(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = readArguments(args, { format: { type: "string", default: "pretty" } });
  if (positionals.length > 0)
    throw new CallError(`"lintel rules" takes no names; "lintel explain RULE" shows a rule's page.`);
  const format = oneOf(["pretty", "json", "markdown"], values.format, "--format");
  const metas = (allRules as readonly AnyRule[]).map(({ meta }) => meta);
  const texts = {
    pretty: () => prettyRuleList(metas, { palette: paletteFor(io), width: io.stdout.columns ?? 100 }),
    json: () => jsonRuleList(metas),
    markdown: () => markdownRuleList(metas, () => undefined),
  };
  io.stdout.write(texts[format]());
  return 0;
}
