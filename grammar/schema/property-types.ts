import type { kinds } from "./kinds.js";
import type { linkProperties, promiseProperties, flowProperties, stepProperties } from "./properties.js";
import type { TypeOf } from "./types.js";

/*
 * The TypeScript types of values by key, derived from the schema. Where kinds differ in what a key takes, the type is the union.
 */

type ElementSchemas = Extract<(typeof kinds)[keyof typeof kinds], { role: "element" }>["properties"];
type KeysOf<U> = U extends unknown ? keyof U : never;
type At<U, K> = U extends unknown ? (K extends keyof U ? TypeOf<U[K]> : never) : never;

/** Value types of the keys that any kind of element has. */
export type ElementValues = { readonly [K in KeysOf<ElementSchemas>]: At<ElementSchemas, K> };
export type LinkValues = { readonly [K in keyof typeof linkProperties]: TypeOf<(typeof linkProperties)[K]> };
export type StepValues = { readonly [K in keyof typeof stepProperties]: TypeOf<(typeof stepProperties)[K]> };
type PromiseSchema = typeof promiseProperties & typeof flowProperties;
/** Value types of the keys of a design and a flow. */
export type PromiseValues = { readonly [K in keyof PromiseSchema]: TypeOf<PromiseSchema[K]> };
