import type { LinkValues } from "../../../grammar/schema/property-types.js";
import type { Link } from "../design/model.js";
import type { ValueOf } from "../design/read.js";

/** How long the source of a link may wait for it, and how that comes about. Milliseconds. */
export interface WorstTime {
  readonly total: number;
  /** Of one try; undefined where unlimited tries go on until the deadline. */
  readonly timeout?: number;
  readonly attempts: number | "unlimited";
  /** Waits between tries. */
  readonly waits: number;
  /** The deadline is what ends it. */
  readonly endsByDeadline: boolean;
}

/**
 * The worst time of a link (review.md, "Words"): timeout × attempts + the waits between tries, at most the deadline. Known only where
 * timeout and attempts are; no `retry` is one attempt; unlimited attempts with a deadline last until the deadline. Undefined where it is
 * not known, or has no end.
 */
export function worstTime(link: Link): WorstTime | undefined {
  const timeout = link.get("timeout");
  const retry = link.get("retry");
  if (timeout.state === "invalid" || retry.state === "invalid") return undefined;
  const single = typeof timeout.value === "number" ? timeout.value : undefined;
  if (retry.state === "unstated") {
    return single === undefined
      ? undefined
      : { total: single, timeout: single, attempts: 1, waits: 0, endsByDeadline: false };
  }
  const [attempts, deadline] = [retry.value.get("attempts"), retry.value.get("deadline")];
  if (attempts.state !== "stated" || deadline.state === "invalid") return undefined;
  if (attempts.value === "unlimited") return untilDeadline(deadline.value, single);
  const waits = waitsBetween(retry.value, attempts.value);
  if (single === undefined || waits === undefined) return undefined;
  const all = single * attempts.value + waits;
  const total = Math.min(all, deadline.value ?? Infinity);
  return { total, timeout: single, attempts: attempts.value, waits, endsByDeadline: total < all };
}

function untilDeadline(deadline: number | undefined, timeout: number | undefined): WorstTime | undefined {
  if (deadline === undefined) return undefined;
  const time: WorstTime = { total: deadline, attempts: "unlimited", waits: 0, endsByDeadline: true };
  return timeout === undefined ? time : { ...time, timeout };
}

type RetryBlock = ValueOf<LinkValues["retry"]>;

/**
 * All waits of `attempts` tries: before try n + 1 `delay` (fixed), `delay` × n (linear) or `delay` × 2^(n-1) (exponential), each at most
 * `max-delay`. A `delay` without `backoff` is fixed; what the server asks for is not known and counts as none. Undefined: invalid.
 */
function waitsBetween(retry: RetryBlock, attempts: number): number | undefined {
  const [backoff, delay, most] = [retry.get("backoff"), retry.get("delay"), retry.get("max-delay")];
  if ([backoff, delay, most].some((read) => read.state === "invalid")) return undefined;
  const [step, limit, count] = [delay.value ?? 0, most.value ?? Infinity, attempts - 1];
  switch (backoff.value ?? "fixed") {
    case "fixed":
      return Math.min(step, limit) * count;
    case "linear":
      return linearWaits(step, limit, count);
    case "exponential":
      return exponentialWaits(step, limit, count);
    case "none":
    case "server":
      return 0;
  }
}

/** The sum of min(step × n, limit) for n from 1 to count. */
function linearWaits(step: number, limit: number, count: number): number {
  if (step === 0) return 0;
  const growing = Math.min(count, Math.floor(limit / step));
  return (step * growing * (growing + 1)) / 2 + (count > growing ? (count - growing) * limit : 0);
}

/** The sum of min(step × 2^(n-1), limit) for n from 1 to count. */
function exponentialWaits(step: number, limit: number, count: number): number {
  if (step === 0) return 0;
  const growing = Math.min(count, Math.max(0, Math.floor(Math.log2(limit / step)) + 1));
  return step * (2 ** growing - 1) + (count > growing ? (count - growing) * limit : 0);
}
