/** One cause, one finding: where both rules would speak of the same subject, the specific one does. */
export interface Precedence {
  readonly specific: string;
  /** Silent about what the specific rule's states have as their subject or are `about`. */
  readonly general: readonly string[];
}

/** review.md, "Which of two speaks". */
export const precedence: readonly Precedence[] = [
  { specific: "failover-missing", general: ["single-point-of-failure"] },
  { specific: "lossy-failover", general: ["rpo-unmet"] },
  { specific: "backup-missing", general: ["backup-untested", "rpo-unmet"] },
  { specific: "shared-fate", general: ["single-point-of-failure"] },
  { specific: "unbounded-retry", general: ["retry-amplification"] },
  { specific: "retry-without-backoff", general: ["retry-without-jitter"] },
  { specific: "retried-write-not-idempotent", general: ["retry-reaches-write"] },
  { specific: "client-reaches-state", general: ["rate-limit-missing", "unauthenticated-entry"] },
  { specific: "quota-exceeded", general: ["load-above-capacity"] },
  { specific: "scatter-gather", general: ["unindexed-read"] },
  { specific: "cache-without-ttl", general: ["cache-without-eviction"] },
  { specific: "unused-element", general: ["unreachable-element"] },
];
