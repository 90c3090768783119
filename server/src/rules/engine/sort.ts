import type { Finding } from "../finding.js";

/** By file, then place, then rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareTexts(a.location.uri, b.location.uri) ||
    a.location.span.start - b.location.span.start ||
    a.location.span.end - b.location.span.end ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}

/** By code units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
