import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import type * as Parse from "../../grammar/parse.js";
import { parserRuntime } from "../../scripts/build.mjs";
import { projectDir } from "../../scripts/lib/project.mjs";
import { exampleDesigns } from "../harness/corpus.js";
import { mutants, soups } from "./texts.js";

/** The parser as the bundles have it: without Chevrotain. */
describe("The parser's runtime in the bundles", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-runtime-"));
  let bundled: typeof Parse;
  let parse: typeof Parse;

  before(async () => {
    const outfile = path.join(folder, "parse.cjs");
    const { metafile } = await build({
      absWorkingDir: projectDir,
      entryPoints: ["grammar/parse.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      alias: parserRuntime,
      metafile: true,
    });
    assert.deepEqual(
      Object.keys(metafile.inputs).filter((file) => file.includes("node_modules")),
      [],
    );
    bundled = createRequire(import.meta.url)(outfile) as typeof Parse;
    parse = await import("../../grammar/parse.js");
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const sameTree = (text: string) =>
    assert.equal(JSON.stringify(bundled.parseFile(text)), JSON.stringify(parse.parseFile(text)));

  it("makes the trees that Chevrotain makes of the examples", () => {
    for (const { files } of exampleDesigns()) for (const text of Object.values(files)) sameTree(text);
  });

  it("makes the trees that Chevrotain makes of any text", () => {
    fc.assert(fc.property(fc.oneof(soups, mutants), sameTree), { numRuns: 1000 });
  });
});
