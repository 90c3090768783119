import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { kindNames } from "../../grammar/schema/kinds.js";
import { reference } from "../../scripts/generate/reference.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { placedProperties, wordsOf } from "../../server/src/handbook/placed-properties.js";
import { typeInWords } from "../../server/src/handbook/type-words.js";
import { unitWords } from "./schema-words.js";

const text = readFileSync(inProject("docs/reference.md"), "utf8");

describe("the generated reference", () => {
  it("is up to date: `npm run generate` writes it", () => {
    assert.equal(text, reference());
  });

  it("has every kind, key, value and unit", () => {
    const keys = placedProperties().map(({ path: key }) => key.split(".").at(-1));
    const words = placedProperties().flatMap(({ type }) => wordsOf(type));
    const missing = [...keys, ...words, ...unitWords].filter((word) => !text.includes(`\n| \`${word}\` |`));
    assert.deepEqual([...new Set(missing)], []);
    assert.deepEqual(
      kindNames.filter((kind) => !text.includes(`\n### \`${kind}\`\n`)),
      [],
    );
  });

  it("links to topics that are there, and to nothing that is not", () => {
    const targets = Array.from(text.matchAll(/\]\(([^)#]+)\)/g), ([, target = ""]) => target);
    assert.ok(targets.filter((target) => target.includes("/topics/")).length > 10);
    assert.doesNotMatch(text, /\]\((topic|rule|key|kind):/);
    const missing = targets.filter(
      (target) => target !== "language.md" && !existsSync(inProject(path.join("docs", target))),
    );
    assert.deepEqual(missing, []);
  });
});

describe("a type in words", () => {
  const typeOf = (place: string, key: string) => {
    const found = placedProperties().find((one) => one.place === place && one.path === key);
    assert.ok(found);
    return typeInWords(found.type);
  };

  it("says what a value may be", () => {
    assert.equal(typeOf("store", "zones"), "a whole number of at least 1, `many` or a list of names");
    assert.equal(typeOf("link", "timeout"), "`none`, or a duration of more than zero, such as `5s`");
    assert.equal(
      typeOf("link", "circuit-breaker.threshold"),
      "a percentage, such as `99.9%`, or a whole number of at least 1",
    );
    assert.equal(typeOf("scenario", "lose-one"), "the name of an element or a list of names of elements");
    assert.equal(typeOf("accept", "until"), "a day, such as `2027-03-01`");
    assert.equal(typeOf("cache", "size"), "a size, such as `64GB`");
  });

  it("says of a block which of its keys may stand alone", () => {
    assert.equal(typeOf("link", "circuit-breaker"), "a block, or its `enabled` alone: `true` or `false`");
  });
});
