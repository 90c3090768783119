import type { Verdict } from "../../server/src/graph/verdict.js";

/** `yes` or `no`, with `?` where it is not stated; `-` where it is not known. */
export function said(verdict: Verdict): string {
  if (!verdict) return "-";
  return `${verdict.value ? "yes" : "no"}${verdict.stated ? "" : "?"}`;
}
