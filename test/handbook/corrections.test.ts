import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { parseSections } from "../../server/src/handbook/sections.js";

const sections = parseSections(readFileSync(inProject("docs/handbook-corrections.md"), "utf8"));
const sourceHeadings = readFileSync(inProject("test/handbook/fixtures/source-headings.txt"), "utf8").trim().split("\n");
const { References: references = "", ...bySection } = sections;
const corrections = Object.values(bySection).flatMap((text) => text.split(/\n{2,}/));

describe("corrections to the source", () => {
  it("stand under the source's own sections", () => {
    const named = Object.keys(bySection).flatMap((heading) => heading.split(", "));
    assert.deepEqual(
      named.filter((heading) => !sourceHeadings.includes(heading)),
      [],
    );
    assert.notEqual(references, "");
  });

  it("are numbered, and say what the source says, what is right, and how that is known", () => {
    for (const [index, correction] of corrections.entries()) {
      const form = new RegExp(
        `^\\*\\*${index + 1} · [^*]+[.?]\\*\\*\\n\\*Right\\*: [^]+\\.\\n\\*Evidence\\*: [^]+\\.$`,
      );
      assert.match(correction, form);
    }
  });

  it("say nothing twice", () => {
    const claims = corrections.map((correction) => /· (.*)\*\*/.exec(correction)?.[1]);
    assert.deepEqual(claims, [...new Set(claims)]);
  });
});
