/*
 * What the schema is made of. A property type carries, as a phantom, the TypeScript type of the value that the design layer reads
 * for it, so that a rule that reads a key gets its type from the schema.
 */

/** What a reference may point at. */
export type ReferenceTarget = "element" | "store" | "dead-letter" | "place" | "flow";

/** A name that points at something declared; resolved by the design layer. */
export interface NameReference {
  readonly name: string;
  /** The zone of `region.zone`. */
  readonly member?: string;
}

/** One form that a value may take. A property accepts any of its forms, tried in order. */
export type ValueForm =
  | { readonly form: "string" }
  /** Any word: a tag, a field. */
  | { readonly form: "name" }
  | { readonly form: "number"; readonly min: number; readonly whole: boolean }
  | { readonly form: "percent" }
  | { readonly form: "duration"; readonly allowZero: boolean }
  | { readonly form: "rate" }
  | { readonly form: "size" }
  | { readonly form: "date" }
  | { readonly form: "boolean" }
  /** One of a few words, each with a hover text under `key.value`. */
  | { readonly form: "word"; readonly words: readonly string[] }
  | { readonly form: "reference"; readonly to: ReferenceTarget }
  | { readonly form: "list"; readonly of: readonly ValueForm[] };

/** The type of a property: the forms of its value and, for a property that takes a block, what stands in the block. */
export interface PropertyType<T> {
  readonly forms: readonly ValueForm[];
  readonly block?: BlockShape;
  /** Text for people: whatever it says, no rule says anything else (test/rules/laws.test.ts). */
  readonly prose?: true;
  /** Never there: carries the type of the value. */
  readonly phantom?: T;
}

/** The inside of a block property such as `retry { … }`. */
export interface BlockShape {
  readonly properties: Properties;
  /** The key that `key: value` stands for, such as `attempts` of `retry`. */
  readonly main: string;
}

export type Properties = Readonly<Record<string, PropertyType<unknown>>>;

/** The value of a block property: read its keys with `get`. */
export interface BlockOf<P> {
  readonly block: P;
}

export type TypeOf<P> = P extends PropertyType<infer T> ? T : never;

const form = <T>(...forms: readonly ValueForm[]): PropertyType<T> => ({ forms });

export const string = (): PropertyType<string> => form({ form: "string" });
/** Text for people, which no rule reads. */
export const prose = (): PropertyType<string> => ({ forms: [{ form: "string" }], prose: true });
export const name = (): PropertyType<string> => form({ form: "name" });
/** A whole number of at least `min`. */
export const count = (min = 1): PropertyType<number> => form({ form: "number", min, whole: true });
export const percent = (): PropertyType<number> => form({ form: "percent" });
/** Milliseconds. */
export const duration = (): PropertyType<number> => form({ form: "duration", allowZero: true });
/** Milliseconds, more than none: `0s` is refused. */
export const positiveDuration = (): PropertyType<number> => form({ form: "duration", allowZero: false });
/** Per second. */
export const rate = (): PropertyType<number> => form({ form: "rate" });
/** Bytes. */
export const size = (): PropertyType<number> => form({ form: "size" });
/** An ISO 8601 day. */
export const date = (): PropertyType<string> => form({ form: "date" });
export const boolean = (): PropertyType<boolean> => form({ form: "boolean" });
export const oneOf = <const W extends readonly string[]>(...words: W): PropertyType<W[number]> =>
  form({ form: "word", words });
export const reference = (to: ReferenceTarget): PropertyType<NameReference> => form({ form: "reference", to });
export const list = <T>(of: PropertyType<T>): PropertyType<readonly T[]> => form({ form: "list", of: of.forms });

/** Any of the types, tried in order. */
export function either<const P extends readonly PropertyType<unknown>[]>(...types: P): PropertyType<TypeOf<P[number]>> {
  return { forms: types.flatMap((type) => type.forms) };
}

/** A property that takes a block; `key: value` is short for the block with `main` alone. */
export function block<const P extends Properties>(main: keyof P & string, properties: P): PropertyType<BlockOf<P>> {
  const type = properties[main];
  return { forms: type?.forms ?? [], block: { properties, main } };
}
