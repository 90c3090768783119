import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { inProject } from "../../scripts/lib/project.mjs";
import { fingerprintOf, printOf, readFingerprint, runsOf } from "../../scripts/lib/text-runs.js";

/*
 * The project says everything in its own words: no eight words in a row are those of the material that the handbook rests on. The material is
 * not part of the project; its fingerprint is (made by scripts/source-fixtures.ts). With 24,209 runs in it and half a million in the
 * project, the odds that this test ever fails by chance are 4 in 100,000.
 */

const fingerprint = readFingerprint(readFileSync(inProject("test/handbook/fixtures/source-runs.txt"), "utf8"));
const skipped = new Set([
  "node_modules",
  "dist",
  "out",
  "coverage",
  ".git",
  ".cache",
  "package-lock.json",
  "source-runs.txt",
]);
const isText = /\.(md|ts|mts|mjs|cjs|js|json|lintel|css|html|yml|yaml|txt|ebnf)$/;

function textFiles(dir: string): readonly string[] {
  const entries = readdirSync(inProject(dir), { withFileTypes: true }).filter(({ name }) => !skipped.has(name));
  return entries.flatMap((entry) => {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) return textFiles(file);
    return entry.isFile() && isText.test(entry.name) ? [file] : [];
  });
}

describe("the project's own words", () => {
  it("hold no run of eight words from the source", () => {
    const copied = textFiles(".").flatMap((file) => {
      const runs = runsOf(readFileSync(inProject(file), "utf8"));
      return runs.filter((run) => fingerprint.has(printOf(run))).map((run) => `${file}: ${run}`);
    });
    assert.deepEqual(copied, []);
  }).timeout(60_000);

  it("are compared with the whole source", () => {
    assert.ok(fingerprint.size > 24_000, `${fingerprint.size} runs`);
  });
});

describe("a fingerprint", () => {
  const text = "One two three, four: five six seven eight nine.";
  const known = readFingerprint(fingerprintOf(text));
  const found = (other: string) => runsOf(other).filter((run) => known.has(printOf(run)));

  it("knows the runs of its text, whatever stands between the words", () => {
    assert.deepEqual(found("So: *two* three four\nfive (six) SEVEN 'eight' nine!"), [
      "two three four five six seven eight nine",
    ]);
  });

  it("does not know seven words and another, nor words in another order", () => {
    assert.deepEqual(found("one two three four five six seven ate nine"), []);
    assert.deepEqual(found("two one three four five six seven eight"), []);
  });

  it("passes over addresses", () => {
    assert.deepEqual(found("one two three four https://example.org/a/b five six seven eight").length, 1);
    assert.deepEqual(runsOf("https://example.org/one/two/three/four/five/six/seven/eight"), []);
  });

  it("holds each run once, in order", () => {
    const lines = fingerprintOf("a b c d e f g h a b c d e f g h").trim();
    const prints = Buffer.from(lines, "base64").toString("hex").match(/.{12}/g) ?? [];
    assert.equal(prints.length, 8);
    assert.deepEqual(prints, [...prints].sort());
  });
});
