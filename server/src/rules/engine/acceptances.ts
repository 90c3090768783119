import type { Acceptance, DesignFile } from "../../design/model.js";
import { locate } from "../../design/place.js";
import type { Subject } from "../rule.js";
import { acceptancesOf, locationKey } from "./places.js";

/** The acceptance that holds for a finding. */
export interface FoundAcceptance {
  readonly acceptance: Acceptance;
  /** Its `until` has passed, so the finding is a problem again. */
  readonly expired: boolean;
  /** It stands in the subject itself, not in the design's block. */
  readonly own: boolean;
  /** All that match, itself included: none of them is unused. */
  readonly matching: readonly Acceptance[];
}

/** Whether `until` lies before `today`; both are ISO 8601 days in UTC, and the day itself is included. */
export function isExpired({ until }: Acceptance, today: string): boolean {
  return until !== undefined && until < today;
}

/** The acceptance of `rule` at the subject, else in the design of the file; one that still holds comes first. */
export function acceptanceFor(
  rule: string,
  subject: Subject,
  file: DesignFile | undefined,
  today: string,
): FoundAcceptance | undefined {
  const own = acceptancesOf(subject);
  const ofFile = file?.heading?.acceptances ?? [];
  if (own.length + ofFile.length === 0) return undefined;
  const matching = [...own, ...ofFile].filter((acceptance) => acceptance.rule === rule);
  const valid = matching.find((acceptance) => !isExpired(acceptance, today));
  const acceptance = valid ?? matching[0];
  return acceptance && { acceptance, expired: valid === undefined, own: own.includes(acceptance), matching };
}

/** The same for the same acceptance in whatever design it is met. */
export function acceptanceKey({ place }: Acceptance): string {
  return locationKey(locate(place));
}

/** Every acceptance of a file once, with what holds it. */
export function heldAcceptances(file: DesignFile): readonly { acceptance: Acceptance; holder: Subject }[] {
  const holders: Subject[] = [...file.elements, ...file.links, ...file.flows];
  if (file.heading !== undefined) holders.unshift(file.heading);
  const held = new Map<string, { acceptance: Acceptance; holder: Subject }>();
  for (const holder of holders)
    for (const acceptance of acceptancesOf(holder)) {
      const key = acceptanceKey(acceptance);
      if (!held.has(key)) held.set(key, { acceptance, holder });
    }
  return [...held.values()];
}
