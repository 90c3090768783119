import type { DesignFile, LinkStatement } from "../../design/model.js";
import { locate, type Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import { optionsOf, type Settings } from "../config/settings.js";
import type { Asked, Silence, Subject } from "../rule.js";
import { firstSubject, type Group } from "./groups.js";
import { acceptancesOf, isBroken, sharedPlaceOf } from "./places.js";

/** Many places that leave the same thing out, said once (review.md, "Silence is said once"). */
export interface Summary {
  readonly silence: Silence;
  /** The places at fault, in order. */
  readonly groups: readonly [Group, ...Group[]];
  /** At how many places the rule looks, these included. */
  readonly asked: number;
  readonly location: Location;
}

/** What silence needs to know of the file in which the groups stand. */
export interface SilenceContext {
  readonly file: DesignFile;
  /** The reviews of all designs that contain the file. */
  readonly reviews: readonly Review[];
  readonly settings: Settings;
}

/** More places than this are said once. */
const fewest = 3;

/** Takes groups of one file apart into those that are reported as they are and those that are said once; asks for one rule a step. */
export function* sumUpInSteps(
  groups: readonly Group[],
  context: SilenceContext,
): Generator<undefined, { readonly groups: readonly Group[]; readonly summaries: readonly Summary[] }> {
  const candidates = new Map<string, Group[]>();
  for (const group of groups) {
    const { silence } = group.rule;
    if (silence === undefined || !isCounted(group)) continue;
    const key = `${group.rule.meta.id} ${partOf(silence, firstSubject(group))}`;
    const same = candidates.get(key);
    if (same === undefined) candidates.set(key, [group]);
    else same.push(group);
  }
  const summaries: Summary[] = [];
  for (const missing of candidates.values()) {
    yield;
    const summary = summaryOf(missing, context);
    if (summary !== undefined) summaries.push(summary);
  }
  const summed = new Set(summaries.flatMap((summary) => summary.groups));
  return { groups: groups.filter((group) => !summed.has(group)), summaries };
}

/** A place that states it, or that has an acceptance of its own, is reported by itself. */
function isCounted({ stated, acceptance }: Group): boolean {
  return !stated && acceptance?.own !== true;
}

function summaryOf(missing: readonly Group[], context: SilenceContext): Summary | undefined {
  const [first] = missing;
  const silence = first?.rule.silence;
  if (first === undefined || silence === undefined || missing.length <= fewest) return undefined;
  const { stating, silent } = countAsked(first.rule, silence, partOf(silence, firstSubject(first)), context);
  const asked = stating + Math.max(silent, missing.length);
  if (stating * 2 >= asked) return undefined;
  const [earliest = first, ...later] = [...missing].sort((a, b) => a.location.span.start - b.location.span.start);
  const heading = context.file.heading?.place;
  const location = heading === undefined ? earliest.location : locate(heading);
  return { silence, groups: [earliest, ...later], asked, location };
}

/** How many places of the file, of those at which the rule looks, state the property and how many do not; what is accepted there is left out. */
function countAsked(
  { meta }: Group["rule"],
  silence: Silence,
  part: string,
  { file, reviews, settings }: SilenceContext,
): { readonly stating: number; readonly silent: number } {
  const [stating, silent] = [new Set<unknown>(), new Set<unknown>()];
  const options = optionsOf(meta, settings);
  const spotOf = reviews.length === 1 ? spotInDesign : spotInFile;
  for (const review of reviews) {
    for (const asked of silence.asked(review, options)) {
      const { subject, states } = asked;
      const { uri, id } = spotOf(asked);
      if (uri !== file.uri || isBroken(subject) || partOf(silence, subject) !== part) continue;
      if (acceptancesOf(subject).some(({ rule }) => rule === meta.id)) continue;
      (states ? stating : silent).add(id);
    }
  }
  return { stating: stating.size, silent: silent.size };
}

/** Where a rule looks, with what tells it from the rest of the file. */
interface Spot {
  readonly uri: string;
  readonly id: unknown;
}

/** The same for the same spot in whatever design it is met: no two places at which one rule looks begin together. */
function spotInFile({ subject, at }: Asked): Spot {
  const { uri, span, chunk } = at === undefined ? ownerOf(subject).place : sharedPlaceOf(at);
  return { uri, id: span.start + chunk.start };
}

/** The same within one design, where nobody need work out the place of each thing that is asked. */
function spotInDesign(asked: Asked): Spot {
  if (asked.at !== undefined) return spotInFile(asked);
  return { uri: asked.subject.file.uri, id: ownerOf(asked.subject) };
}

/** Links of one statement are asked together. */
function ownerOf(subject: Subject): Subject | LinkStatement {
  return subject.type === "link" ? subject.statement : subject;
}

function partOf(silence: Silence, subject: Subject): string {
  return silence.apart?.(subject) ?? "";
}
