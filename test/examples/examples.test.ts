import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { parseFile } from "../../grammar/parse.js";
import { formattedText } from "../../server/src/features/formatting.js";
import { assertMarked } from "../harness/assert-marked.js";
import { folder, review } from "../harness/review.js";

/*
 * The examples say themselves what a review finds in them. All are reviewed together, as `lintel check examples` does.
 */

const paths = readdirSync(inProject("examples"), { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".lintel"))
  .sort();
const files = Object.fromEntries(
  paths.map((path) => [path, readFileSync(inProject("examples", path), "utf8").replace(/\r\n/g, "\n")]),
);
const findings = review({ files });

const isFlawed = (path: string) => path.endsWith("-flawed.lintel");
const isPublished = (path: string) => path.startsWith("published/");

describe("Examples", () => {
  for (const [path, text] of Object.entries(files)) {
    const found = findings.filter(({ location }) => location.uri === folder + path);

    it(`${path} expects what a review finds in it`, () => assertMarked({ [path]: text }, found));

    it(`${path} is written as the formatter writes it`, () => assert.equal(formattedText(parseFile(text)), text));

    if (isFlawed(path) || isPublished(path)) continue;
    it(`${path} is sound: what is found in it is an accepted risk`, () => {
      assert.deepEqual(
        found.filter(({ accepted }) => accepted === undefined).map(({ message }) => message),
        [],
      );
    });
  }

  it("justifies each finding in a published architecture", () => {
    const [, ...sections] = readFileSync(inProject("docs/published-reviews.md"), "utf8").split(/^## /m);
    for (const path of paths.filter(isPublished)) {
      const name = path.slice("published/".length, -".lintel".length);
      const section = sections.find((one) => one.startsWith(name)) ?? "";
      const justified = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(([, rule]) => rule);
      const found = findings.filter(({ location }) => location.uri === folder + path).map(({ rule }) => rule);
      assert.deepEqual(justified.sort(), found.sort(), name);
    }
  });

  it("has six systems, sound and flawed, and six that others published", () => {
    assert.ok(paths.filter(isFlawed).length >= 6);
    assert.ok(paths.filter((path) => isFlawed(path) && paths.includes(path.replace("-flawed", ""))).length >= 6);
    assert.ok(paths.filter(isPublished).length >= 6);
  });
});
