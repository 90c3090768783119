import type { DesignFile, Severity } from "../../design/model.js";
import type { Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import { optionsOf, type Settings } from "../config/settings.js";
import type { AnyRule, Options, Rule, RuleWords, State } from "../rule.js";
import { isBroken, locationOf } from "./places.js";
import { spokenBy, type Spoken } from "./precede.js";
import { Running } from "./running.js";
import { severityOfState } from "./severity.js";

/** A state of a rule that counts, at its place. */
export interface Break {
  readonly rule: RuleWords & Pick<Rule, "silence">;
  readonly state: State;
  readonly review: Review;
  readonly location: Location;
  readonly severity: Severity;
}

/** A rule that threw: nothing that it said of this design is kept. */
export interface Crash {
  readonly rule: string;
  readonly reason: string;
}

/** What the rules say of one design, before it is merged with what they say of others. */
export interface Run {
  readonly review: Review;
  /** By the URI of the file in which they stand. */
  readonly breaks: ReadonlyMap<string, readonly Break[]>;
  readonly crashes: readonly Crash[];
  /** What more general rules leave to what is said here; without the rules that all designs must agree on. */
  readonly spoken: Spoken;
  /** Breaks that stand in another file than what they are about. */
  readonly elsewhere: readonly Break[];
}

/** The settings that hold for a file. */
export type SettingsOf = (uri: string) => Settings;

/** Runs the rules over a design, see `runInSteps`. Never throws. */
export function runRules(review: Review, rules: readonly AnyRule[], settingsOf: SettingsOf): Run {
  return new Running(runInSteps(review, rules, settingsOf)).result();
}

/**
 * Runs the rules over a design, one a step, so that others may have a turn between. Severity and options are those of the file in which a finding stands: a rule with options runs once for each
 * set of them that the design's files have. Never throws.
 */
export function* runInSteps(
  review: Review,
  rules: readonly AnyRule[],
  settingsOf: SettingsOf,
): Generator<undefined, Run> {
  const surroundings = surroundingsOf(review.design.files, settingsOf);
  const breaks = new Map<string, Break[]>();
  const crashes: Crash[] = [];
  for (const rule of rules) {
    if (!("check" in rule)) continue;
    try {
      for (const found of breaksOf(rule, review, surroundings)) add(breaks, found);
    } catch (error) {
      crashes.push(crashOf(rule, error));
    }
    yield;
  }
  const all = [...breaks.values()].flat();
  return {
    review,
    breaks,
    crashes,
    spoken: spokenBy(all.filter(({ rule }) => rule.meta.judged === undefined)),
    elsewhere: all.filter(({ state, location }) => state.subject.file.uri !== location.uri),
  };
}

export function crashOf({ meta }: RuleWords, error: unknown): Crash {
  return { rule: meta.id, reason: error instanceof Error ? error.message : String(error) };
}

type SurroundingsByFile = ReadonlyMap<string, { readonly settings: Settings; readonly draft: boolean }>;

function surroundingsOf(files: readonly DesignFile[], settingsOf: SettingsOf): SurroundingsByFile {
  return new Map(
    files.map(({ uri, heading }) => [
      uri,
      { settings: settingsOf(uri), draft: heading?.get("status").value === "draft" },
    ]),
  );
}

/** Collected before any is kept, so that a rule that throws half way leaves nothing. */
function breaksOf(rule: Rule, review: Review, surroundings: SurroundingsByFile): readonly Break[] {
  const found: Break[] = [];
  for (const { options, uris } of variantsOf(rule, surroundings)) {
    for (const state of rule.check(review, options)) {
      if (isBroken(state.subject)) continue;
      const location = locationOf(state.at);
      const around = surroundings.get(location.uri);
      if (around === undefined || !uris.has(location.uri)) continue;
      const severity = severityOfState(rule.meta, state, around);
      if (severity !== "off") found.push({ rule, state, review, location, severity });
    }
  }
  return found;
}

interface Variant {
  readonly options: Options;
  /** The files in which the findings of this variant stand. */
  readonly uris: ReadonlySet<string>;
}

function variantsOf({ meta }: Rule, surroundings: SurroundingsByFile): readonly Variant[] {
  const variants = new Map<string, { options: Options; uris: Set<string> }>();
  for (const [uri, { settings }] of surroundings) {
    const configured = settings.rules.get(meta.id);
    if (configured?.severity === "off") continue;
    const key = JSON.stringify(configured?.options ?? {});
    const variant = variants.get(key) ?? { options: optionsOf(meta, settings), uris: new Set() };
    variants.set(key, variant);
    variant.uris.add(uri);
  }
  return [...variants.values()];
}

function add(breaks: Map<string, Break[]>, found: Break): void {
  const there = breaks.get(found.location.uri);
  if (there === undefined) breaks.set(found.location.uri, [found]);
  else there.push(found);
}
