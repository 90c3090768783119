import type { ReviewResult } from "./result.js";

/** The result as JSON, for programs. */
export function jsonReport(result: ReviewResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
