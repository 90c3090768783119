import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readHandbook } from "../../scripts/generate/handbook.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { linkedPages } from "../../server/src/handbook/links.js";
import { introductionOf, parsePage } from "../../server/src/handbook/page.js";
import { hasPage } from "../../server/src/handbook/pages.js";
import { parseSections } from "../../server/src/handbook/sections.js";
import { reviewText } from "../harness/review.js";

const handbook = readHandbook();
const topics = Object.entries(handbook.topics).map(([name, text]) => ({ name, text, page: parsePage(text) }));
const sourceHeadings = fixtureLines("source-headings.txt");
const ruleIds = allRules.map(({ meta }) => meta.id);

const headings = ["Why it matters in a review", "Choices", "In Lintel", "Rules that watch it", "See also", "Sources"];

function fixtureLines(name: string): readonly string[] {
  return readFileSync(inProject("test/handbook/fixtures", name), "utf8").trim().split("\n");
}

function designsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/^```lintel[^\n]*\n([\s\S]*?)^```/gm), ([, design = ""]) => design);
}

/** Words that a reader reads: no design, no address, no mark that stands alone. */
function readWords(body: string): number {
  const prose = body
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/https?:\S+/g, "");
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?][)"]?)\s+(?=[\p{Lu}"])/u);
}

describe("topics of the handbook", () => {
  it("carry every section of the source, each section one page", () => {
    const carried = topics.flatMap(({ page }) => page.sources);
    assert.deepEqual([...carried].sort(), sourceHeadings);
  });

  it("have titles and introductions that no other page has", () => {
    for (const of of [topics.map(({ page }) => page.title), topics.map(({ page }) => introductionOf(page.body))]) {
      assert.deepEqual(of, [...new Set(of)]);
    }
  });

  for (const { name, text, page } of topics) {
    describe(name, () => {
      const sections = parseSections(page.body);

      it("has a title, a part, tags, and the fixed headings in their order", () => {
        assert.ok(page.body.startsWith(`# ${page.title}\n`));
        assert.ok(page.part !== undefined && page.tags.length > 0);
        assert.deepEqual(Object.keys(sections), headings);
      });

      it("says what it is in two sentences", () => {
        assert.equal(sentences(introductionOf(page.body)).length, 2);
      });

      it("has 150 to 350 words", () => {
        const words = readWords(page.body);
        assert.ok(words >= 150 && words <= 350, `${words} words`);
      });

      it("links to pages that exist", () => {
        const links = linkedPages(text);
        assert.deepEqual(
          links.filter((id) => !hasPage(handbook, id)),
          [],
        );
        assert.ok(!links.includes(`topic:${name}`), "links to itself");
        assert.match(sections["Rules that watch it"] ?? "", /\(rule:/);
        assert.match(sections["See also"] ?? "", /\(topic:/);
      });

      it("names the sections of the source, and something else to read", () => {
        const [first = "", ...others] = (sections.Sources ?? "").split(/\n(?=- )/);
        assert.equal(first, `- System design notes, ${page.sources.map((source) => `"${source}"`).join(", ")}`);
        assert.ok(others.length > 0);
      });

      it("shows a design that says what it must: a review finds nothing", () => {
        const designs = designsIn(sections["In Lintel"] ?? "");
        assert.equal(designs.length, 1);
        const found = designs.flatMap((design) => reviewText(design));
        assert.deepEqual(
          found.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
    });
  }
});

describe("rules", () => {
  it("have each a page, and a topic that says what it watches", () => {
    assert.deepEqual(
      ruleIds.filter((id) => !Object.hasOwn(handbook.rules, id)),
      [],
    );
    const watched = new Set(topics.flatMap(({ text }) => linkedPages(text)));
    assert.deepEqual(
      ruleIds.filter((id) => !watched.has(`rule:${id}`)),
      [],
    );
  });

  it("have pages that link to pages that exist", () => {
    const linked = Object.values(handbook.rules).flatMap(linkedPages);
    assert.deepEqual(
      linked.filter((id) => !hasPage(handbook, id)),
      [],
    );
  });
});
