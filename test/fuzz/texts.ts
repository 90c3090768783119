import fc from "fast-check";
import { sample } from "../grammar/sample.js";
import { edited, edits, soups, type Edit } from "../grammar/texts.js";
import { caseDesigns, exampleDesigns } from "../harness/corpus.js";

/* Texts that nobody would write. */

/** Whole designs, the examples and the cases of the rules. */
const designs: readonly string[] = [...exampleDesigns(), ...caseDesigns()].flatMap(({ files }) => Object.values(files));
export const wholeDesign = fc.constantFrom(sample, ...designs);

const bytes = fc.uint8Array({ maxLength: 300 }).map((data) => Buffer.from(data));
const byteTexts = fc.tuple(bytes, fc.constantFrom("latin1" as const, "utf8" as const, "utf16le" as const));

/** A design with a few edits, as a tired author leaves it. */
const mutated = fc
  .tuple(wholeDesign, fc.array(edits, { minLength: 1, maxLength: 8 }))
  .map(([text, changes]) => changes.reduce(edited, text));

/** Rules, real and not, that an author accepts where they stand and where they can't. */
const acceptances = fc
  .tuple(
    fc.constantFrom("single-zone", "unbounded-retry", "timeout-missing", "no-such-rule", ""),
    fc.constantFrom(
      ' { reason: "so" }',
      ' { reason: "so"  until: 2026-01-01  by: "me" }',
      " { until: never }",
      "",
      " {",
    ),
  )
  .map(([rule, body]) => `accept ${rule}${body}\n`);

/** A design in which somebody has accepted much, behind any brace or line. */
const accepted = fc
  .tuple(wholeDesign, fc.array(fc.tuple(fc.nat(), acceptances), { minLength: 1, maxLength: 6 }))
  .map(([text, all]) =>
    all.reduce((current, [at, acceptance]) => {
      const gaps = [...current.matchAll(/[{\n]/g)].map(({ index }) => index + 1);
      const offset = gaps[at % gaps.length] ?? 0;
      return `${current.slice(0, offset)} ${acceptance}${current.slice(offset)}`;
    }, text),
  );

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

/** A design with line breaks of another kind, or of several. */
const brokenLines: fc.Arbitrary<string> = fc
  .tuple(wholeDesign, fc.array(fc.constantFrom("\n", "\r\n", "\r"), { minLength: 1, maxLength: 3 }))
  .map(([text, breaks]) => {
    let count = 0;
    return text.replace(/\n/g, () => breaks[count++ % breaks.length] ?? "\n");
  });

/** Any text at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 3, arbitrary: soups },
  { weight: 2, arbitrary: accepted },
  { weight: 3, arbitrary: spliced },
  { weight: 2, arbitrary: shuffled },
  { weight: 1, arbitrary: repeated },
  { weight: 1, arbitrary: byteTexts.map(([data, encoding]) => data.toString(encoding)) },
  { weight: 1, arbitrary: brokenLines },
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

/** Designs without a mistake of syntax, most of them without any, that their author is at work on. */
export const tidyTexts: fc.Arbitrary<string> = fc.oneof(
  wholeDesign,
  brokenLines,
  accepted,
  fc.tuple(wholeDesign, edits).map(([text, change]) => edited(text, change)),
);
