import type { DesignFile } from "../../design/model.js";
import { locate, type Location } from "../../design/place.js";
import type { Review } from "../../graph/review.js";
import { optionsOf, type Settings } from "../config/settings.js";
import type { At, Silence, Subject } from "../rule.js";
import { acceptanceFor } from "./acceptances.js";
import { firstSubject, type Group } from "./groups.js";
import { isBroken, placeOf, startOf } from "./places.js";

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
  readonly today: string;
}

/** More places than this are said once. */
const fewest = 3;

/** Takes groups of one file apart into those that are reported as they are and those that are said once. */
export function sumUp(
  groups: readonly Group[],
  context: SilenceContext,
): { readonly groups: readonly Group[]; readonly summaries: readonly Summary[] } {
  const candidates = new Map<string, Group[]>();
  for (const group of groups) {
    const { silence } = group.rule;
    if (silence === undefined || !isCounted(group)) continue;
    const key = `${group.rule.meta.id} ${partOf(silence, firstSubject(group))}`;
    const same = candidates.get(key);
    if (same === undefined) candidates.set(key, [group]);
    else same.push(group);
  }
  const summaries = [...candidates.values()].flatMap((missing) => summaryOf(missing, context));
  const summed = new Set(summaries.flatMap((summary) => summary.groups));
  return { groups: groups.filter((group) => !summed.has(group)), summaries };
}

/** A place that states it, or that has an acceptance of its own, is reported by itself. */
function isCounted({ stated, acceptance }: Group): boolean {
  return !stated && acceptance?.own !== true;
}

function summaryOf(missing: readonly Group[], context: SilenceContext): readonly Summary[] {
  const [first] = missing;
  const silence = first?.rule.silence;
  if (first === undefined || silence === undefined || missing.length <= fewest) return [];
  const { stating, silent } = countAsked(first.rule, silence, partOf(silence, firstSubject(first)), context);
  const asked = stating + Math.max(silent, missing.length);
  if (stating * 2 >= asked) return [];
  const [earliest = first, ...later] = [...missing].sort((a, b) => a.location.span.start - b.location.span.start);
  const heading = context.file.heading?.place;
  const location = heading === undefined ? earliest.location : locate(heading);
  return [{ silence, groups: [earliest, ...later], asked, location }];
}

/** How many places of the file, of those at which the rule looks, state the property and how many do not; what is accepted there is left out. */
function countAsked(
  { meta }: Group["rule"],
  silence: Silence,
  part: string,
  { file, reviews, settings, today }: SilenceContext,
): { readonly stating: number; readonly silent: number } {
  // no two places at which one rule looks begin together
  const [stating, silent] = [new Set<number>(), new Set<number>()];
  const options = optionsOf(meta, settings);
  for (const review of reviews) {
    for (const { subject, at, states } of silence.asked(review, options)) {
      const place = at ?? atSubject(subject);
      if (placeOf(place).uri !== file.uri || isBroken(subject) || partOf(silence, subject) !== part) continue;
      if (acceptanceFor(meta.id, subject, undefined, today) !== undefined) continue;
      (states ? stating : silent).add(startOf(place));
    }
  }
  return { stating: stating.size, silent: silent.size };
}

function atSubject(subject: Subject): At {
  if (subject.type === "link") return { link: subject };
  return { place: subject.place };
}

function partOf(silence: Silence, subject: Subject): string {
  return silence.apart?.(subject) ?? "";
}
