import path from "node:path";
import { resolveLinks } from "../../handbook/links.js";
import { githubReport } from "../../report/github.js";
import { jsonReport } from "../../report/json.js";
import { junitReport } from "../../report/junit.js";
import { markdownReport } from "../../report/markdown.js";
import { prettyReport } from "../../report/pretty.js";
import type { ReviewResult } from "../../report/result.js";
import { sarifReport, type RuleHelp } from "../../report/sarif.js";
import { allRules } from "../../rules/catalogue.generated.js";
import type { AnyRule } from "../../rules/rule.js";
import type { CheckOptions } from "./check-options.js";
import { readHandbook } from "./handbook.js";
import type { Io } from "./io.js";
import { paletteFor } from "./palette.js";
import { uriOf } from "./uris.js";
import { versionNumber } from "./version.js";
import type { CliWorkspace } from "./workspace.js";

/** The result in the format that is asked for; `problems` are what kept parts of the review from being done. */
export function reportText(
  { result, problems }: { readonly result: ReviewResult; readonly problems: readonly string[] },
  { format }: CheckOptions,
  workspace: CliWorkspace,
  io: Io,
): string {
  const lineText = (file: string, line: number) => workspace.lineText(uriOf(path.resolve(io.cwd, file)), line);
  switch (format) {
    case "pretty": {
      return prettyReport(result, { palette: paletteFor(io), width: io.stdout.columns ?? 100, lineText });
    }
    case "json":
      return jsonReport(result);
    case "sarif":
      return sarifReport(result, {
        version: versionNumber,
        helpOf: ruleHelp(),
        problems,
        lineText,
      });
    case "junit":
      return junitReport(result);
    case "github":
      return githubReport(result);
    case "markdown":
      return markdownReport(result);
  }
}

/** What is said of rules; their pages where the handbook can be read, without links, which lead nowhere outside of it. */
function ruleHelp(): (rule: string) => RuleHelp | undefined {
  const pages = readHandbook()?.rules ?? {};
  const metas = new Map((allRules as readonly AnyRule[]).map(({ meta }) => [meta.id, meta]));
  return (rule) => {
    const meta = metas.get(rule);
    const page = pages[rule];
    if (meta === undefined) return undefined;
    const { summary, severity, category, topics } = meta;
    const markdown = page === undefined ? undefined : resolveLinks(page, () => undefined);
    return { summary, severity, tags: [category, ...topics], markdown };
  };
}
