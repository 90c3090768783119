import type { DesignFile, Severity } from "../../design/model.js";
import { locate, type Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import type { Span } from "../../text/span.js";
import type { State, Subject } from "../rule.js";
import { acceptanceFor, acceptanceKey, type FoundAcceptance } from "./acceptances.js";
import { coverAll, locationKey, sharedPlaceOf } from "./places.js";
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
  const clusters: Cluster[] = [];
  const byStart = new Map<number, Cluster[]>();
  for (const found of breaks) {
    const place = sharedSpan(found);
    const acceptance = acceptanceFor(found.rule.meta.id, found.state.subject, file, today);
    const cluster: Cluster = { place, acceptance, breaks: [found] };
    const there = byStart.get(place.start);
    const same = there?.find((one) => isSame(one, cluster));
    if (same !== undefined) {
      same.breaks.push(found);
      continue;
    }
    clusters.push(cluster);
    if (there === undefined) byStart.set(place.start, [cluster]);
    else there.push(cluster);
  }
  return clusters.flatMap(groupsOfCluster);
}

/** Where in the file lies what breaks that become one finding have in common. */
function sharedSpan({ state: { at }, location }: Break): Span {
  return "link" in at ? locate(sharedPlaceOf(at)).span : location.span;
}

/** Breaks of one rule at one place under one acceptance. */
interface Cluster {
  readonly place: Span;
  readonly acceptance: FoundAcceptance | undefined;
  readonly breaks: [Break, ...Break[]];
}

/** Whether the breaks of two clusters belong together. */
function isSame(a: Cluster, b: Cluster): boolean {
  const [[{ rule, state }], [other]] = [a.breaks, b.breaks];
  return (
    rule.meta.id === other.rule.meta.id &&
    a.place.end === b.place.end &&
    "link" in state.at === "link" in other.state.at &&
    (state.key ?? "") === (other.state.key ?? "") &&
    isSameAcceptance(a.acceptance, b.acceptance)
  );
}

function isSameAcceptance(a: FoundAcceptance | undefined, b: FoundAcceptance | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return acceptanceKey(a.acceptance) === acceptanceKey(b.acceptance);
}

function groupsOfCluster({ acceptance, breaks }: Cluster): readonly Group[] {
  if (breaks.length === 1) return [groupOf(breaks[0], [], acceptance)];
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
