import fc from "fast-check";
import { sample } from "./sample.js";

const pieces = [
  ...Array.from("{}[]{}[]{}:;,.#*-~>\"'/=@%+"),
  "\n",
  "\n",
  "\n  ",
  "\r\n",
  " ",
  "\t",
  "service ",
  "client",
  "import ",
  "defaults ",
  "accept ",
  "any ",
  "forbid ",
  "require ",
  "from ",
  "as ",
  "orders",
  "edge ",
  "replicas: ",
  "owner",
  " -> ",
  " ~> ",
  '"""',
  '"text"',
  "/*",
  "*/",
  "// note",
  "5min",
  "12",
  " 5 min",
  "2027-03-01",
  "é",
  "\u00a0",
  "\ufeff",
  "\ud800",
  "\u201cx\u201d",
];

/** Texts of the language's own pieces in any order. */
export const soups: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 60 })
  .map((parts) => parts.join(""));

/** An edit: where (as a share of the text), how much goes, and what comes. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 20 }),
  insert: fc.oneof(fc.constantFrom(...pieces, ""), fc.string({ maxLength: 5 })),
});

/** The text after an edit. */
export function edited(text: string, { at, remove, insert }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

/** The sample with a few edits. */
export const mutants: fc.Arbitrary<string> = fc
  .array(edits, { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce(edited, sample));
