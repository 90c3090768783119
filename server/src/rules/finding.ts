import type { Fix, Severity } from "../design/model.js";
import type { Location } from "../design/place.js";

export interface RelatedPlace {
  readonly message: string;
  readonly location: Location;
}

/** What a review says of one place: of a rule, or of syntax, names, schema. Data, as every surface reads it. */
export interface Finding {
  /** The rule's id, or a code such as `syntax-…`. */
  readonly rule: string;
  /** The rule's category; `syntax`, `name` or `schema` for mistakes of the language; `internal` for a rule that failed. */
  readonly category: string;
  /** As it counts: unstated and draft steps and the configuration are in it; `hint` once accepted. */
  readonly severity: Severity;
  /** It rests on something that the design says. */
  readonly stated: boolean;
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Set when the risk is accepted: no problem any more. */
  readonly accepted?: { readonly reason: string; readonly by?: string; readonly until?: string };
  /** What it speaks of is superfluous text. */
  readonly unnecessary?: boolean;
  /**
   * The declarations in which an acceptance of it can stand: of the element, link, flow or heading that it is about. Absent for what can't
   * be accepted.
   */
  readonly subjects?: readonly Location[];
}

/** A finding without what its fixes would write. */
export interface Remark extends Omit<Finding, "fixes"> {
  readonly fixes: readonly Pick<Fix, "title">[];
}
