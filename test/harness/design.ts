import assert from "node:assert/strict";
import { parseFile } from "../../grammar/parse.js";
import { buildDesign } from "../../server/src/design/build.js";
import type { Design, Element, Flow, Link } from "../../server/src/design/model.js";
import { servedFlows, type ServedFlow } from "../../server/src/graph/flows.js";
import { reviewOf, type Review } from "../../server/src/graph/review.js";

const folder = "file:///designs/";
const mainFile = "design.lintel";

/** The design of a text, or of several by file name with `design.lintel` as the root. Fails where a text has mistakes. */
export function designOf(texts: string | Readonly<Record<string, string>>): Design {
  const design = uncheckedDesignOf(texts);
  const mistakes = design.files.flatMap((file) => [
    ...file.problems.map(({ message }) => message),
    ...file.syntax.chunks.flatMap(({ chunk }) => chunk.problems.map(({ message }) => message)),
  ]);
  assert.deepEqual(mistakes, []);
  return design;
}

/** The same for texts that may have mistakes. */
export function uncheckedDesignOf(texts: string | Readonly<Record<string, string>>): Design {
  const files = new Map(Object.entries(typeof texts === "string" ? { [mainFile]: texts } : texts));
  const syntaxOf = (uri: string) => {
    const text = files.get(uri.slice(folder.length));
    return text === undefined ? undefined : parseFile(text);
  };
  return buildDesign(folder + mainFile, syntaxOf);
}

/** A review, and its parts by name. */
export interface Sample {
  readonly review: Review;
  element(name: string): Element;
  /** The link `a -> b` or `a ~> b`, with several the first. */
  link(pair: string): Link;
  flow(name: string): ServedFlow;
  declaredFlow(name: string): Flow;
}

/** A review of texts without mistakes, see `designOf`. */
export function sampleOf(texts: string | Readonly<Record<string, string>>): Sample {
  return sampleFrom(designOf(texts));
}

/** A review of texts that may have mistakes. */
export function uncheckedSampleOf(texts: string | Readonly<Record<string, string>>): Sample {
  return sampleFrom(uncheckedDesignOf(texts));
}

function sampleFrom(design: Design): Sample {
  const review = reviewOf(design);
  return {
    review,
    element: (name) =>
      found(
        design.elements.find((element) => element.name === name),
        name,
      ),
    link: (pair) =>
      found(
        design.links.find((link) => pairOf(link) === pair),
        pair,
      ),
    flow: (name) =>
      found(
        servedFlows(review).find((flow) => flow.name === name),
        name,
      ),
    declaredFlow: (name) =>
      found(
        design.flows.find((flow) => flow.name === name),
        name,
      ),
  };
}

/** `a -> b`. */
export function pairOf({ source, arrow, target }: { source: Element; arrow: string; target: Element }): string {
  return `${source.name} ${arrow} ${target.name}`;
}

/** The names of elements, in order. */
export function namesOf(elements: Iterable<{ readonly name: string }>): readonly string[] {
  return [...elements].map(({ name }) => name);
}

function found<T>(value: T | undefined, name: string): T {
  assert.ok(value !== undefined, `The sample has no "${name}".`);
  return value;
}
