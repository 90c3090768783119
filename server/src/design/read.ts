import type { BlockOf, TypeOf } from "../../../grammar/schema/types.js";
import type { PropertyNode } from "../../../grammar/ast.js";
import type { Place } from "./place.js";

/** Where a stated property comes from. */
export type Origin = "own" | "defaults" | "host";

/** The property as written, at its place. */
export interface PropertySource {
  readonly origin: Origin;
  readonly node: PropertyNode;
  /** The whole property, `key: value` or `key { … }`. */
  readonly place: Place;
}

/** What a design says under a key. `invalid` is neither stated nor unstated: the text is wrong, and whoever reads it stays silent. */
export type Read<T> = StatedValue<T> | UnstatedValue | InvalidValue;

export interface StatedValue<T> {
  readonly state: "stated";
  readonly value: T;
  readonly source: PropertySource;
}

export interface UnstatedValue {
  readonly state: "unstated";
  readonly value?: undefined;
  readonly source?: undefined;
}

export interface InvalidValue {
  readonly state: "invalid";
  readonly value?: undefined;
  readonly source?: undefined;
}

export const UNSTATED: UnstatedValue = { state: "unstated" };
export const INVALID: InvalidValue = { state: "invalid" };

/** The typed value of a property as the design layer holds it; `BlockOf` becomes a `BlockValue`. */
export type ValueOf<T> = T extends BlockOf<infer P> ? BlockValue<P> : T;

/** The inside of a block property. `key: value` reads as the block with its main value alone. */
export interface BlockValue<P> {
  /** What the block says under a key. */
  get<K extends keyof P & string>(key: K): Read<ValueOf<TypeOf<P[K]>>>;
}
