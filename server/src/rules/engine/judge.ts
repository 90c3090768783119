import type { DesignFile } from "../../design/model.js";
import type { Settings } from "../config/settings.js";
import type { AcceptanceRule, JudgedAcceptance } from "../rule.js";
import type { Review } from "../../graph/review.js";
import { acceptanceKey, heldAcceptances, isExpired } from "./acceptances.js";
import { groupsOf, type Group } from "./groups.js";
import { isBroken, locationOf } from "./places.js";
import { severityOfState } from "./severity.js";

export interface JudgeContext {
  readonly file: DesignFile;
  readonly review: Review;
  readonly settings: Settings;
  readonly draft: boolean;
  readonly today: string;
  readonly ruleIds: ReadonlySet<string>;
}

/**
 * What the rules that judge acceptances say, after all others. `used` holds the keys of the acceptances that match a finding. Such a rule's
 * own acceptances are judged once its other findings are known, for these may be what they accept; they don't accept what is said of them.
 */
export function judgeAcceptances(
  rules: readonly AcceptanceRule[],
  used: ReadonlySet<string>,
  context: JudgeContext,
): readonly Group[] {
  const matched = new Set(used);
  const groups: Group[] = [];
  for (const rule of rules) {
    const [own, others] = partition(judgedAcceptances(matched, context), (one) => one.acceptance.rule === rule.meta.id);
    groups.push(...judge(rule, others, matched, context));
    const again = own.map((one) => ({ ...one, used: matched.has(acceptanceKey(one.acceptance)) }));
    groups.push(...judge(rule, again, matched, context).map((group) => ({ ...group, acceptance: undefined })));
  }
  return groups;
}

function judge(
  rule: AcceptanceRule,
  acceptances: readonly JudgedAcceptance[],
  matched: Set<string>,
  { file, review, settings, draft, today }: JudgeContext,
): readonly Group[] {
  const breaks = [...rule.judge(acceptances)].flatMap((state) => {
    const severity = severityOfState(rule.meta, state, { settings, draft });
    if (severity === "off" || isBroken(state.subject)) return [];
    return [{ rule, state, review, location: locationOf(state.at), severity }];
  });
  const groups = groupsOf(breaks, file, today);
  for (const { acceptance } of groups) acceptance?.matching.forEach((one) => matched.add(acceptanceKey(one)));
  return groups;
}

function judgedAcceptances(
  matched: ReadonlySet<string>,
  { file, settings, today, ruleIds }: JudgeContext,
): readonly JudgedAcceptance[] {
  return heldAcceptances(file).map(({ acceptance, holder }) => ({
    acceptance,
    holder,
    used: matched.has(acceptanceKey(acceptance)),
    expired: isExpired(acceptance, today),
    ruleIsOn: ruleIds.has(acceptance.rule) && settings.rules.get(acceptance.rule)?.severity !== "off",
  }));
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
