import type { OptionMeta, Options, State } from "../rule.js";
import { duration } from "../../../../grammar/schema/types.js";
import type { Element, Fix } from "../../design/model.js";
import type { PropertySource, Read } from "../../design/read.js";
import { exactDurationText } from "../../text/quantities.js";
import { statingInBlockFix } from "../fixes.js";
import { isHosts } from "../origin.js";

/*
 * What `backup-untested` and `failover-untested` share: whether what is there for the day of need is tried before.
 */

/** A backup or failover that nobody tries, or too seldom. */
export interface Unrehearsed extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  /** How often it is tried, in milliseconds; absent where it does not say. */
  readonly tested?: number;
  /** How often it should be, in milliseconds. */
  readonly within: number;
}

/** A stated backup or failover, with what it says of its tests. */
export interface Rehearsable {
  readonly subject: Element;
  readonly source: PropertySource;
  readonly tested: Read<number>;
}

export const testedWithin: OptionMeta = {
  type: duration(),
  default: "365d",
  description: "The longest time between two rehearsals.",
};

/** A property that an element states itself or by defaults; what it takes from its host is said there. */
export function rehearsable(
  subject: Element,
  read: Read<{ get(key: "tested"): Read<number> }>,
): readonly Rehearsable[] {
  if (read.state !== "stated" || isHosts(read)) return [];
  return [{ subject, source: read.source, tested: read.value.get("tested") }];
}

/** Those that do not say how often they are tried, or try too seldom. */
export function* unrehearsedAmong(
  all: Iterable<Rehearsable>,
  { "tested-within": within = Infinity }: Options,
): Iterable<Unrehearsed> {
  for (const { subject, source, tested } of all) {
    if (tested.state === "invalid" || (tested.state === "stated" && tested.value <= within)) continue;
    yield { subject, at: { source }, stated: tested.state === "stated", tested: tested.value, within };
  }
}

/** To try it once a quarter, or as often as is asked. */
export function rehearsing({ at, within }: Unrehearsed): readonly Fix[] {
  const quarter = 90 * 86_400_000;
  return statingInBlockFix(at.source, "tested", exactDurationText(Math.min(quarter, within)));
}
