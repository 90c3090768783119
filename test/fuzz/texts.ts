import fc from "fast-check";
import { sample } from "../grammar/sample.js";
import { edited, edits, soups, type Edit } from "../grammar/texts.js";
import { caseDesigns, exampleDesigns } from "../harness/corpus.js";

/* Texts that nobody would write. */

/** Whole designs, the examples and the cases of the rules. */
const designs: readonly string[] = [...exampleDesigns(), ...caseDesigns()].flatMap(({ files }) => Object.values(files));
const wholeDesign = fc.constantFrom(sample, ...designs);

const bytes = fc.uint8Array({ maxLength: 300 }).map((data) => Buffer.from(data));
const byteTexts = fc.tuple(bytes, fc.constantFrom("latin1" as const, "utf8" as const, "utf16le" as const));

/** A design with a few edits, as a tired author leaves it. */
const mutated = fc
  .tuple(wholeDesign, fc.array(edits, { minLength: 1, maxLength: 8 }))
  .map(([text, changes]) => changes.reduce(edited, text));

/** The beginning of one design with the end of another. */
const spliced = fc
  .tuple(
    wholeDesign,
    wholeDesign,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([head, tail, to, from]) => head.slice(0, to * head.length) + tail.slice(from * tail.length));

/** The lines of a design in another order, some twice. */
const shuffled = wholeDesign.chain((text) => {
  const lines = text.split("\n");
  return fc
    .array(fc.nat({ max: lines.length - 1 }), { maxLength: 60 })
    .map((order) => order.map((at) => lines[at]).join("\n"));
});

/** One thing many times over. */
const repeated = fc
  .tuple(soups, fc.integer({ min: 2, max: 200 }))
  .map(([text, count]) => text.slice(0, 200).repeat(count));

/** Any text at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 3, arbitrary: soups },
  { weight: 3, arbitrary: spliced },
  { weight: 2, arbitrary: shuffled },
  { weight: 1, arbitrary: repeated },
  { weight: 1, arbitrary: byteTexts.map(([data, encoding]) => data.toString(encoding)) },
  // with lone surrogates
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);

/** A text, and edits to make one after the other. */
export interface Session {
  readonly text: string;
  readonly changes: readonly Edit[];
}

export const sessions: fc.Arbitrary<Session> = fc.record({
  text: fc.oneof(wholeDesign, mutated, spliced),
  changes: fc.array(edits, { minLength: 1, maxLength: 8 }),
});

/** Places in a text, as shares of its length. */
export const places: fc.Arbitrary<readonly number[]> = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 2,
  maxLength: 4,
});
