import type { Acceptance, AnyGroup, DesignHeading, Element, Fix, Flow, Link, Severity } from "../design/model.js";
import type { Place } from "../design/place.js";
import type { PropertySource } from "../design/read.js";
import type { PropertyType } from "../../../grammar/schema/types.js";
import type { Review } from "../graph/review.js";

/** Categories in the order of the catalogue. */
export const categories = [
  "redundancy",
  "resilience",
  "idempotency",
  "overload",
  "consistency",
  "data",
  "operation",
  "boundaries",
  "hygiene",
] as const;
export type Category = (typeof categories)[number];

/** What a finding is about: it is silent where the subject is broken, and acceptances are looked up at it. */
export type Subject = Element | Link | Flow | DesignHeading | AnyGroup;

/**
 * Where a finding stands. A link: its path; links of one statement with the same finding become one finding. A source: the stated property
 * (`value` for the value alone, `key` for the key alone); a property from defaults becomes one finding for all that take it. An element, a
 * flow, an `any`: its name.
 */
export type At =
  | { readonly link: Link }
  | { readonly element: Element }
  | { readonly flow: Flow }
  | { readonly any: AnyGroup }
  | { readonly source: PropertySource; readonly part?: "key" | "value" }
  | { readonly place: Place };

/** One break of a rule, before it is put into words. */
export interface State {
  readonly subject: Subject;
  readonly at: At;
  /** False where the finding rests on something left out or only derived. */
  readonly stated: boolean;
  /** What else a more general rule would report for the same cause: it stays silent about these (see precedence.ts). */
  readonly about?: readonly Subject[];
  /** Overrides the rule's severity before the unstated step: policies and scenarios state their own. */
  readonly severity?: Severity;
  /** Keeps findings of one rule at one place apart, such as two policies that one element breaks. */
  readonly key?: string;
}

/** A place to show next to the finding: a link walked, the other end of a contradiction. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

export interface RuleMeta {
  /** As in the catalogue, and the name of the rule's folder. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** It is about leaving out: it keeps its severity when unstated. */
  readonly absence: boolean;
  /** Topics of the handbook. */
  readonly topics: readonly string[];
  /** `safe`: the usual fix needs no choice and is part of fix all. `choice`: fixes are offered. `none`. */
  readonly fix: "safe" | "choice" | "none";
  /** Options by name with their type and default value in the language's own notation, such as `100/s`, or a number. */
  readonly options?: Readonly<Record<string, OptionMeta>>;
  /** `all-roots`: it holds only when each checked design that contains the place says so (unused, unreachable). */
  readonly judged?: "all-roots";
}

export interface OptionMeta {
  readonly type: PropertyType<number>;
  readonly default: number | string;
  readonly description: string;
}

/** Option values by name, in base units (milliseconds, per second, percent). */
export type Options = Readonly<Record<string, number>>;

/** One place that the rule asks, for "Silence is said once" (review.md). */
export interface Asked<T extends Subject = Subject> {
  readonly subject: T;
  /** Where the finding about it would stand; left out: at the subject. */
  readonly at?: At;
  /** Whether it states the property, a value that says no included. */
  readonly states: boolean;
}

/** How a rule that is about leaving out is summed up. */
export interface Silence<T extends Subject = Subject> {
  /** The property that it asks for, such as `timeout`. */
  readonly property: string;
  /** Places with different answers are counted and summed up apart, such as queues and topics. */
  apart?(subject: T): string;
  /** Puts the numbers into words: how many of how many places do not state it; `missing` are the places at fault. */
  message(missing: readonly T[], asked: number): string;
  /** Every place that the rule looks at. */
  asked(review: Review, options: Options): Iterable<Asked<T>>;
  /** What `defaults` would say, for the fix: `["->", "timeout: 1s"]`, one entry a kind or arrow; `missing` are the places at fault. */
  defaults?(missing: readonly T[]): readonly (readonly [kind: string, property: string])[];
}

/** States that become one finding; all stated or none. */
export type Together<S> = readonly [S, ...S[]];

/** What every rule has: its declaration, its words and its fix. */
export interface RuleWords<S extends State = State> {
  readonly meta: RuleMeta;
  /** The message for states that share a place: several for the links of a statement or a property of defaults. */
  message(states: Together<S>): string;
  related?(states: Together<S>): readonly Related[];
  /** Fixes, the usual one first. */
  fixes?(states: Together<S>, review: Review): readonly Fix[];
}

/** A rule of the catalogue: a condition, its words and its fix. It sees the review and its options, and nothing else. */
export interface Rule<S extends State = State> extends RuleWords<S> {
  /** All breaks; in any order. */
  check(review: Review, options: Options): Iterable<S>;
  readonly silence?: Silence<S["subject"]>;
}

/** An `accept` and what became of it after all other rules have spoken, over every checked design that contains it. */
export interface JudgedAcceptance {
  readonly acceptance: Acceptance;
  /** What it stands in. */
  readonly holder: Subject;
  /** It matches a finding. */
  readonly used: boolean;
  /** Its `until` has passed. */
  readonly expired: boolean;
  /** Its rule exists and is not off. */
  readonly ruleIsOn: boolean;
}

/** A rule that judges acceptances: it runs after all others. */
export interface AcceptanceRule<S extends State = State> extends RuleWords<S> {
  judge(acceptances: readonly JudgedAcceptance[]): Iterable<S>;
}

export type AnyRule = Rule | AcceptanceRule;
