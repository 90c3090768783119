import type { Remark } from "../../rules/finding.js";
import { locate, type Location, type Place } from "../../design/place.js";
import type { Span } from "../../text/span.js";
import type { Snapshot } from "../../snapshot.js";
import { locationKey } from "../designs.js";
import { codeSpan, escapeMarkdown } from "../../text/markdown.js";

const most = 5;

/** The findings about a declaration, the worst first, a line each; undefined where there are none. */
export function findingLines(snapshot: Snapshot, place: Place, declaration: Span): string | undefined {
  const found = findingsAbout(snapshot, locate({ ...place, span: declaration }));
  if (found.length === 0) return undefined;
  const shown = found.slice(0, most).map(findingLine);
  const rest = found.length > shown.length ? [`and ${found.length - shown.length} more`] : [];
  return [...shown, ...rest].map((line) => `- ${line}`).join("\n");
}

/** The findings whose subject is declared there, the worst first. */
export function findingsAbout(snapshot: Snapshot, location: Location): readonly Remark[] {
  return bySubject(snapshot.remarks(location.uri)).get(locationKey(location)) ?? [];
}

const indexes = new WeakMap<readonly Remark[], ReadonlyMap<string, readonly Remark[]>>();

/** Findings by the places of the declarations that they are about, the worst first; remembered by their list. */
function bySubject(findings: readonly Remark[]): ReadonlyMap<string, readonly Remark[]> {
  const known = indexes.get(findings);
  if (known) return known;
  const index = new Map<string, Remark[]>();
  for (const finding of [...findings].sort((a, b) => rank(a) - rank(b))) {
    for (const subject of finding.subjects ?? []) {
      const key = locationKey(subject);
      const same = index.get(key);
      if (same) same.push(finding);
      else index.set(key, [finding]);
    }
  }
  indexes.set(findings, index);
  return index;
}

const order = ["error", "warning", "information", "hint"];

function rank({ severity, accepted }: Remark): number {
  return accepted ? order.length : order.indexOf(severity);
}

function findingLine({ severity, rule, message, accepted }: Remark): string {
  const reason = accepted ? `accepted: ${escapeMarkdown(accepted.reason)}` : escapeMarkdown(message);
  return `${accepted ? "accepted" : severity} ${codeSpan(rule)}: ${reason}`;
}
