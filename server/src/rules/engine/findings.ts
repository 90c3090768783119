import type { DesignFile } from "../../design/model.js";
import { locate, type Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import type { Finding } from "../finding.js";
import type { AcceptanceRule, AnyRule } from "../rule.js";
import { acceptanceFor, acceptanceKey } from "./acceptances.js";
import { groupsOf, type Group } from "./groups.js";
import { judgeAcceptances } from "./judge.js";
import { mistakesOf } from "./mistakes.js";
import { locationKey } from "./places.js";
import { spokenBy, withoutSpoken } from "./precede.js";
import { report, reportCrash, reportSummary } from "./report.js";
import { crashOf, type Break, type Run, type SettingsOf } from "./run.js";
import { Running } from "./running.js";
import { compareFindings } from "./sort.js";
import { sumUpInSteps } from "./silence.js";

export interface ReviewContext {
  readonly rules: readonly AnyRule[];
  readonly settingsOf: SettingsOf;
  /** The day of the review, ISO 8601, UTC: acceptances whose `until` lies before it have run out. */
  readonly today: string;
}

/** So many findings are put into words in one step: a few milliseconds. */
const findingsAStep = 200;

/**
 * Everything said of places in one file, sorted.
 *
 * @param file as one of the designs has it, best the one whose root it is
 * @param runs what the rules say of every design that contains the file
 */
export function findingsIn(file: DesignFile, runs: readonly Run[], context: ReviewContext): readonly Finding[] {
  return new Running(findingsInSteps(file, runs, context)).result();
}

/** As `findingsIn`, in steps, so that others may have a turn between. */
export function* findingsInSteps(
  file: DesignFile,
  runs: readonly Run[],
  context: ReviewContext,
): Generator<undefined, readonly Finding[]> {
  const groups = groupsIn(file, runs, context);
  yield;
  const judged = judgedIn(file, runs, groups, context);
  const settings = context.settingsOf(file.uri);
  const reviews = runs.map(({ review }) => review);
  const summed = yield* sumUpInSteps(groups, { file, reviews, settings });
  const guard = guardFor(file);
  const findings = [...mistakesOf(file)];
  for (const [index, group] of [...summed.groups, ...judged].entries()) {
    if (index % findingsAStep === 0) yield;
    findings.push(guard(group, () => report(group)));
  }
  for (const summary of summed.summaries) {
    yield;
    findings.push(guard(summary.groups[0], () => reportSummary(summary, file)));
  }
  findings.push(...crashesIn(file, runs));
  return once(findings.sort(compareFindings));
}

function groupsIn(file: DesignFile, runs: readonly Run[], { today }: ReviewContext): readonly Group[] {
  const breaks = saidByAll(runs, file.uri);
  const judged = spokenBy(breaks.filter(({ rule }) => rule.meta.judged !== undefined));
  return groupsOf(withoutSpoken(breaks, [...runs.map(({ spoken }) => spoken), judged]), file, today);
}

/** The breaks in a file; those that all designs must agree on only where they do, and then once. */
function saidByAll(runs: readonly Run[], uri: string): readonly Break[] {
  const breaks = runs.flatMap((run) => run.breaks.get(uri) ?? []);
  if (runs.length < 2) return breaks;
  const designs = new Map<string, Set<Review>>();
  const keyOf = ({ rule, location, state }: Break) => `${rule.meta.id} ${locationKey(location)} ${state.key ?? ""}`;
  for (const found of breaks) {
    if (found.rule.meta.judged === undefined) continue;
    const saying = designs.get(keyOf(found)) ?? new Set();
    designs.set(keyOf(found), saying.add(found.review));
  }
  return breaks.filter((found) => (designs.get(keyOf(found))?.size ?? runs.length) === runs.length);
}

function judgedIn(
  file: DesignFile,
  runs: readonly Run[],
  groups: readonly Group[],
  { rules, settingsOf, today }: ReviewContext,
): readonly Group[] {
  const [first] = runs;
  if (first === undefined || file.acceptances.length === 0) return [];
  const used = groups.flatMap(({ acceptance }) => acceptance?.matching.map(acceptanceKey) ?? []);
  return judgeAcceptances(rules.filter(isAcceptanceRule), new Set([...used, ...usedElsewhere(file, runs, today)]), {
    file,
    review: first.review,
    settings: settingsOf(file.uri),
    draft: file.heading?.get("status").value === "draft",
    today,
    ruleIds: new Set(rules.map(({ meta }) => meta.id)),
  });
}

/** Acceptances of the file's elements and links that match a finding in another file. */
function usedElsewhere(file: DesignFile, runs: readonly Run[], today: string): readonly string[] {
  return runs.flatMap(({ elsewhere }) =>
    elsewhere.flatMap(({ rule, state }) => {
      const found = acceptanceFor(rule.meta.id, state.subject, undefined, today);
      return found?.matching.filter((acceptance) => acceptance.file.uri === file.uri).map(acceptanceKey) ?? [];
    }),
  );
}

function isAcceptanceRule(rule: AnyRule): rule is AcceptanceRule {
  return "judge" in rule;
}

function guardFor(file: DesignFile): (group: Group, make: () => Finding) => Finding {
  return ({ rule }, make) => {
    try {
      return make();
    } catch (error) {
      return reportCrash(crashOf(rule, error), startOf(file));
    }
  };
}

function crashesIn(file: DesignFile, runs: readonly Run[]): readonly Finding[] {
  const own = runs.filter(({ review }) => review.design.root.uri === file.uri);
  return own.flatMap(({ crashes }) => crashes.map((crash) => reportCrash(crash, startOf(file))));
}

function startOf({ uri, heading }: DesignFile): Location {
  return heading === undefined ? { uri, span: { start: 0, end: 0 } } : locate(heading.place);
}

/** Sorted findings without those that say the same as the next. */
function once(sorted: readonly Finding[]): readonly Finding[] {
  return sorted.filter((finding, index) => {
    const next = sorted[index + 1];
    return next === undefined || compareFindings(finding, next) !== 0;
  });
}
