import assert from "node:assert/strict";
import { kindNames } from "../../grammar/schema/kinds.js";
import { readHandbook } from "../../scripts/generate/handbook.js";
import { keyText, kindText, unitText, valueText } from "../../server/src/handbook/hover-text.js";
import { parsePage } from "../../server/src/handbook/page.js";
import { placedProperties, wordsOf } from "../../server/src/handbook/placed-properties.js";
import { headWords, unitWords } from "./schema-words.js";

const data = readHandbook();
const titles = new Map(Object.entries(data.topics).map(([name, text]) => [name, parsePage(text).title]));
const properties = placedProperties().map((property) => ({
  ...property,
  words: wordsOf(property.type),
  takesBoolean: property.type.block === undefined && property.type.forms.some(({ form }) => form === "boolean"),
}));
const shortTexts = { kinds: data.kinds, keys: data.keys, values: data.values, units: data.units };

/** Fails with the list of what is wrong, so that one run shows all of it. */
function assertNone(wrong: readonly string[]): void {
  assert.deepEqual([...new Set(wrong)], []);
}

describe("hover texts", () => {
  describe("cover the schema", () => {
    it("is walked at every place", () => {
      const walked = new Set(properties.map(({ place }) => place));
      assert.deepEqual([...walked], [...kindNames, "link", "step", "accept"]);
    });

    it("has a text for every kind, declaration word and arrow", () => {
      assertNone(headWords.filter((word) => kindText(data, word) === undefined));
    });

    it("has a text for every key at every place", () => {
      const missing = properties.filter(({ place, path }) => keyText(data, place, path) === undefined);
      assertNone(missing.map(({ place, path }) => `${place}/${path}`));
    });

    it("has an unqualified text for every key, for a reader who names no place", () => {
      assertNone(properties.map(({ path }) => path).filter((path) => !Object.hasOwn(data.keys, path)));
    });

    it("has a text for every word that a value may be, at every place", () => {
      const missing = properties.flatMap(({ place, path, words }) =>
        words
          .filter((word) => valueText(data, place, path, word) === undefined)
          .map((word) => `${place}/${path}.${word}`),
      );
      assertNone(missing);
    });

    it("has a text for every unit", () => {
      assertNone(unitWords.filter((unit) => unitText(data, unit) === undefined));
    });
  });

  describe("speak of nothing but the schema", () => {
    const unknown = (texts: Readonly<Record<string, string>>, known: readonly string[]) =>
      Object.keys(texts).filter((heading) => !known.includes(heading));

    it("kinds.md", () => assertNone(unknown(data.kinds, headWords)));
    it("left-out.md", () => {
      const known = properties.flatMap(({ place, path }) => [path, `${place}/${path}`]);
      assertNone(unknown(data.leftOut, known));
    });
    it("units.md", () => assertNone(unknown(data.units, unitWords)));
    it("keys.md", () => {
      assertNone(
        unknown(
          data.keys,
          properties.flatMap(({ place, path }) => [path, `${place}/${path}`]),
        ),
      );
    });
    it("values.md", () => {
      const known = properties.flatMap(({ place, path, words, takesBoolean }) =>
        [...words, ...(takesBoolean ? ["true", "false"] : [])].flatMap((word) => [
          `${path}.${word}`,
          `${place}/${path}.${word}`,
        ]),
      );
      assertNone(unknown(data.values, known));
    });
  });

  describe("are short and complete", () => {
    it("left-out.md: one or two sentences on a line", () => {
      assertNone(Object.keys(data.leftOut).filter((key) => !/^\S.{1,110}\.$/.test(data.leftOut[key] ?? "")));
    });

    for (const [file, texts] of Object.entries(shortTexts)) {
      const entries = Object.entries(texts);
      const wrong = (test: (lines: readonly string[], text: string) => boolean) =>
        assertNone(
          entries
            .filter(
              ([, text]) =>
                !test(
                  text.split("\n").filter((line) => line !== ""),
                  text,
                ),
            )
            .map(([heading]) => heading),
        );

      it(`${file}.md: two to six lines, at most 500 characters`, () => {
        wrong((lines, text) => lines.length >= 2 && lines.length <= 6 && text.length <= 500);
      });

      it(`${file}.md: begins with one sentence of a line that stands alone`, () => {
        wrong(([first = ""]) => /^\S.*\.$/.test(first) && first.length <= 120);
      });

      it(`${file}.md: ends with a link to a topic that exists, under its title`, () => {
        wrong((lines) => {
          const link = /^\[([^\]]+)\]\(topic:([a-z-]+)\)$/.exec(lines.at(-1) ?? "");
          return link !== null && titles.get(link[2] ?? "") === link[1];
        });
      });

      it(`${file}.md: says nothing twice`, () => {
        const bodies = entries.map(([, text]) => text);
        assertNone(entries.filter(([, text], i) => bodies.indexOf(text) !== i).map(([heading]) => heading));
      });
    }
  });
});
