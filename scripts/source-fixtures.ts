import { readFileSync } from "node:fs";
import process from "node:process";
import { writeIfChanged } from "./generate/write-if-changed.js";
import { inProject } from "./lib/project.mjs";
import { fingerprintOf } from "./lib/text-runs.js";

/*
 * `npx tsx scripts/source-fixtures.ts FILE` makes, from the material that the handbook rests on, what its tests compare with: the list of the
 * material's `##` headings, and a fingerprint from which no text can be read. The tests themselves do without the material.
 */

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Usage: npx tsx scripts/source-fixtures.ts FILE\n");
  process.exitCode = 2;
} else {
  const source = readFileSync(file, "utf8");
  const headings = Array.from(source.matchAll(/^## +(.*?)\s*$/gm), ([, heading]) => heading);
  writeIfChanged(inProject("test/handbook/fixtures/source-headings.txt"), headings.sort().join("\n") + "\n");
  writeIfChanged(inProject("test/handbook/fixtures/source-runs.txt"), fingerprintOf(source));
}
