import { addDefaults, type DefaultEntry } from "../../design/edits/defaults.js";
import { locate, type Location } from "../../design/place.js";
import type { DesignFile, Fix } from "../../design/model.js";
import { joinedFix, preferredFix } from "../fixes.js";
import type { Finding, RelatedPlace } from "../finding.js";
import type { State, Subject } from "../rule.js";
import { nameOf } from "../words.js";
import type { FoundAcceptance } from "./acceptances.js";
import { firstSubject, type Group } from "./groups.js";
import { locationKey } from "./places.js";
import type { Crash } from "./run.js";
import type { Summary } from "./silence.js";

/** The one door through which a finding of a rule comes. Throws what the rule's words or fix throw. */
export function report({ rule, states, review, location, severity, stated, acceptance }: Group): Finding {
  const finding: Finding = {
    rule: rule.meta.id,
    category: rule.meta.category,
    severity,
    stated,
    message: rule.message(states),
    location,
    related: [...(rule.related?.(states) ?? []).map(located), ...takersOf(states)],
    fixes: usualFirst(rule.fixes?.(states, review) ?? []),
    subjects: distinctLocations(states.map(({ subject }) => declarationOf(subject))),
  };
  return withAcceptance(finding, acceptance);
}

/** The one finding that stands for many places; its fix says the property once, in `defaults`. */
export function reportSummary({ silence, groups, asked, location }: Summary, file: DesignFile): Finding {
  const missing = groups.map(firstSubject);
  const [{ rule, severity, acceptance }] = groups;
  const finding: Finding = {
    rule: rule.meta.id,
    category: rule.meta.category,
    severity,
    stated: false,
    message: silence.message(missing, asked),
    location,
    related: groups.map((group) => ({ message: nameOf(firstSubject(group)), location: group.location })),
    fixes: usualFirst(summaryFixes(silence.defaults?.(missing) ?? [], groups, file)),
    subjects: file.heading === undefined ? [] : [declarationOf(file.heading)],
  };
  return withAcceptance(finding, acceptance);
}

/** What a reader is told of a rule that threw. */
export function reportCrash({ rule, reason }: Crash, location: Location): Finding {
  return {
    rule: "internal-error",
    category: "internal",
    severity: "error",
    stated: true,
    message: `The rule ${rule} failed and was left out of this review. The fault is Lintel's, not the design's: ${reason}`,
    location,
    related: [],
    fixes: [],
  };
}

function withAcceptance(finding: Finding, found: FoundAcceptance | undefined): Finding {
  if (found === undefined) return finding;
  const { reason, by, until } = found.acceptance;
  if (found.expired) return { ...finding, message: `${finding.message} Its acceptance ran out on ${until ?? ""}.` };
  return { ...finding, severity: "hint", accepted: { reason, by, until } };
}

function located({ message, place }: { message: string; place: Parameters<typeof locate>[0] }): RelatedPlace {
  return { message, location: locate(place) };
}

/** Whoever takes the property that a finding is about from defaults or from its host. */
function takersOf(states: readonly State[]): readonly RelatedPlace[] {
  return states.flatMap(({ at, subject }) =>
    "source" in at && at.source.origin !== "own"
      ? [{ message: `${nameOf(subject)} takes it from here`, location: locate(subject.place) }]
      : [],
  );
}

function declarationOf(subject: Subject): Location {
  const node = subject.type === "any" ? subject.links[0]?.statement.node : nodeOf(subject);
  const { uri, chunk, span } = subject.place;
  return locate({ uri, chunk, span: node?.span ?? span });
}

function nodeOf(subject: Exclude<Subject, { type: "any" }>): { readonly span: Location["span"] } {
  return subject.type === "link" ? subject.statement.node : subject.node;
}

function distinctLocations(locations: readonly Location[]): readonly Location[] {
  if (locations.length === 1) return locations;
  return [...new Map(locations.map((location) => [locationKey(location), location])).values()];
}

/** `defaults` that say it once; where these can't, the usual fix of every place. */
function summaryFixes(entries: readonly DefaultEntry[], groups: Summary["groups"], file: DesignFile): readonly Fix[] {
  if (entries.length > 0) return [{ title: `Add ${defaultsText(entries)}`, edits: addDefaults(file, entries) }];
  return joinedFix(groups.flatMap(({ rule, states, review }) => rule.fixes?.(states, review).slice(0, 1) ?? []));
}

function usualFirst(fixes: readonly Fix[]): readonly Fix[] {
  const [usual, ...others] = fixes;
  return usual === undefined ? [] : [preferredFix(usual), ...others];
}

function defaultsText(entries: readonly DefaultEntry[]): string {
  return `"defaults { ${entries.map(([kind, property]) => `${kind} { ${property} }`).join(" ")} }"`;
}
