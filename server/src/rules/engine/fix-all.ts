import type { FileEdit, Fix } from "../../design/model.js";
import type { Finding } from "../finding.js";
import type { AnyRule } from "../rule.js";

/**
 * The edits of all fixes that need no choice, as far as they can be made at once: a fix that touches text of an earlier one waits for the next
 * time. Findings that are accepted keep what they are about.
 */
export function fixAll(findings: readonly Finding[], rules: readonly AnyRule[]): readonly FileEdit[] {
  const safe = new Set(rules.filter(({ meta }) => meta.fix === "safe").map(({ meta }) => meta.id));
  const chosen: FileEdit[] = [];
  for (const finding of findings) {
    const fix = finding.accepted === undefined ? safeFix(finding, safe) : undefined;
    if (fix !== undefined && !fix.edits.some((edit) => chosen.some((other) => collides(edit, other))))
      chosen.push(...fix.edits);
  }
  return chosen;
}

/** Of a rule the usual fix, where its fixes need no choice; of a mistake in the language the preferred one. */
function safeFix({ rule, category, fixes }: Finding, safe: ReadonlySet<string>): Fix | undefined {
  const isMistake = category === "syntax" || category === "name" || category === "schema";
  return isMistake || safe.has(rule) ? fixes.find(({ preferred }) => preferred === true) : undefined;
}

/** Touching counts: two insertions at one place depend on their order. */
function collides(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
