import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { kindNames } from "../../grammar/schema/kinds.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { keyText, kindText, unitText, valueText, type HoverTexts } from "../../server/src/handbook/hover-text.js";
import { parseSections } from "../../server/src/handbook/sections.js";
import { headWords, placedProperties, unitWords } from "./schema-words.js";

function sectionsOf(name: string): Readonly<Record<string, string>> {
  return parseSections(readFileSync(inProject(`server/src/handbook/${name}.md`), "utf8"));
}

/** Titles of the handbook's topics by id. */
function topicTitles(): ReadonlyMap<string, string> {
  const dir = inProject("server/src/handbook/topics");
  const files = readdirSync(dir).filter((name) => name.endsWith(".md"));
  return new Map(files.map((name) => [name.slice(0, -3), titleOf(readFileSync(`${dir}/${name}`, "utf8"))]));
}

function titleOf(page: string): string {
  return /^title: (.*)$/m.exec(page)?.[1] ?? "";
}

const data: HoverTexts = {
  kinds: sectionsOf("kinds"),
  keys: sectionsOf("keys"),
  values: sectionsOf("values"),
  units: sectionsOf("units"),
};
const properties = placedProperties();

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
    const titles = topicTitles();
    for (const [file, texts] of Object.entries(data) as [string, Record<string, string>][]) {
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
