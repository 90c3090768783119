import type { DesignFile, Severity } from "../../design/model.js";
import type { Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import type { State, Subject } from "../rule.js";
import { acceptanceFor, acceptanceKey, type FoundAcceptance } from "./acceptances.js";
import { coverAll, locationKey, placeKey } from "./places.js";
import type { Break } from "./run.js";
import { severities } from "./severity.js";

/** States of one rule that share a place: what becomes one finding. */
export interface Group {
  readonly rule: Break["rule"];
  /** All of one design. */
  readonly states: readonly [State, ...State[]];
  readonly review: Review;
  readonly location: Location;
  readonly severity: Severity;
  readonly stated: boolean;
  readonly acceptance?: FoundAcceptance;
}

/**
 * Groups the breaks of one file, over all designs that contain it, each said once: what is stated wins over what is not, then the worse, then
 * the design that says more at the place.
 */
export function groupsOf(breaks: readonly Break[], file: DesignFile, today: string): readonly Group[] {
  const clusters = new Map<string, Cluster>();
  for (const found of breaks) {
    const { rule, state } = found;
    const acceptance = acceptanceFor(rule.meta.id, state.subject, file, today);
    const accepted = acceptance === undefined ? "" : acceptanceKey(acceptance.acceptance);
    const key = `${rule.meta.id}\n${placeKey(state.at)}\n${state.key ?? ""}\n${accepted}`;
    const cluster = clusters.get(key) ?? { acceptance, breaks: [] };
    clusters.set(key, cluster);
    cluster.breaks.push(found);
  }
  return [...clusters.values()].flatMap(groupsOfCluster);
}

/** Breaks of one rule at one place under one acceptance. */
interface Cluster {
  readonly acceptance: FoundAcceptance | undefined;
  readonly breaks: Break[];
}

function groupsOfCluster({ acceptance, breaks }: Cluster): readonly Group[] {
  const [only] = breaks;
  if (only !== undefined && breaks.length === 1) return [groupOf(only, [], acceptance)];
  const alike: Break[][] = [];
  for (const found of breaks) {
    const same = alike.find(([first]) => first !== undefined && isAlike(first, found));
    if (same === undefined) alike.push([found]);
    else same.push(found);
  }
  const taken = new Set<string>();
  return alike.sort(compareStrength).flatMap((group) => {
    const rest = group.filter(({ location }) => !taken.has(locationKey(location)));
    rest.forEach(({ location }) => taken.add(locationKey(location)));
    const [first, ...others] = rest;
    return first === undefined ? [] : [groupOf(first, others, acceptance)];
  });
}

export function firstSubject({ states }: Group): Subject {
  return states[0].subject;
}

function isAlike(a: Break, b: Break): boolean {
  return a.review === b.review && a.state.stated === b.state.stated && a.severity === b.severity;
}

function compareStrength(a: readonly Break[], b: readonly Break[]): number {
  const [first] = a;
  const [second] = b;
  if (first === undefined || second === undefined) return 0;
  return (
    Number(second.state.stated) - Number(first.state.stated) ||
    severities.indexOf(first.severity) - severities.indexOf(second.severity) ||
    b.length - a.length
  );
}

function groupOf(first: Break, others: readonly Break[], acceptance: FoundAcceptance | undefined): Group {
  return {
    rule: first.rule,
    states: [first.state, ...others.map(({ state }) => state)],
    review: first.review,
    location: coverAll([first, ...others].map(({ location }) => location)),
    severity: first.severity,
    stated: first.state.stated,
    acceptance,
  };
}
