import type { Finding } from "../../rules/finding.js";
import { locate, type Location, type Place } from "../../design/place.js";
import type { Span } from "../../text/span.js";
import type { Snapshot } from "../../snapshot.js";
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
export function findingsAbout(snapshot: Snapshot, { uri, span }: Location): readonly Finding[] {
  const found = snapshot.findings(uri).filter(({ subjects, location }) => {
    const about = subjects ?? [location];
    return about.some((one) => one.uri === uri && (subjects ? isSame(one.span, span) : isWithin(one.span, span)));
  });
  return [...found].sort((a, b) => rank(a) - rank(b));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

const order = ["error", "warning", "information", "hint"];

function rank({ severity, accepted }: Finding): number {
  return accepted ? order.length : order.indexOf(severity);
}

function findingLine({ severity, rule, message, accepted }: Finding): string {
  const reason = accepted ? `accepted: ${escapeMarkdown(accepted.reason)}` : escapeMarkdown(message);
  return `${accepted ? "accepted" : severity} ${codeSpan(rule)}: ${reason}`;
}
