import type { Read } from "../design/read.js";

/**
 * The answer to a yes-or-no question about a design. `stated` tells whether it rests on something that the design says or on something that
 * it leaves out. Undefined: what the answer needs is invalid, or the question is not asked of this thing; whoever reads it stays silent.
 */
export type Verdict = { readonly value: boolean; readonly stated: boolean } | undefined;

export const STATED_YES: Verdict = { value: true, stated: true };
export const STATED_NO: Verdict = { value: false, stated: true };
export const UNSTATED_YES: Verdict = { value: true, stated: false };
export const UNSTATED_NO: Verdict = { value: false, stated: false };

/** Whether the answer is known to be yes, stated or not. */
export function isYes(verdict: Verdict): boolean {
  return verdict?.value === true;
}

/** Whether the answer is known to be no, stated or not. */
export function isNo(verdict: Verdict): boolean {
  return verdict?.value === false;
}

/**
 * Asks a condition of a value that a design may state: a stated value answers as stated, an unstated one answers no, unstated, and an
 * invalid one is unknown.
 */
export function judge<T>(read: Read<T>, holds: (value: T) => boolean): Verdict {
  if (read.state === "invalid") return undefined;
  if (read.state === "unstated") return UNSTATED_NO;
  return holds(read.value) ? STATED_YES : STATED_NO;
}

/**
 * Yes where one of the answers is yes (a stated one first); else unknown where one is unknown; else no, which is stated where `decisive`
 * is: the answer whose silence would leave the whole unsaid.
 */
export function anyOf(decisive: Verdict, ...others: readonly Verdict[]): Verdict {
  let answer = decisive;
  for (const verdict of others) {
    if (isYes(verdict)) answer = isYes(answer) && answer?.stated ? STATED_YES : verdict;
    else if (verdict === undefined && !isYes(answer)) answer = undefined;
  }
  return answer;
}

/** Yes where all answers are yes; no where one is no; stated where all that it rests on is. */
export function allOf(...verdicts: readonly Verdict[]): Verdict {
  let answer = STATED_YES;
  for (const verdict of verdicts) {
    if (isNo(verdict)) {
      if (verdict?.stated) return STATED_NO;
      answer = UNSTATED_NO;
    } else if (!isNo(answer)) {
      if (verdict === undefined) answer = undefined;
      else if (!verdict.stated && answer !== undefined) answer = UNSTATED_YES;
    }
  }
  return answer;
}

/** The opposite answer, as well stated. */
export function not(verdict: Verdict): Verdict {
  return verdict && { value: !verdict.value, stated: verdict.stated };
}
