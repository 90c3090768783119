import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import fc from "fast-check";
import { parseFile } from "../../grammar/parse.js";
import { leanChevrotain } from "../../scripts/lib/lean-chevrotain.mjs";
import { inProject } from "../../scripts/lib/project.mjs";
import { sample } from "../grammar/sample.js";
import { mutants, soups } from "../grammar/texts.js";

/** The parser as the bundles have it: gives the file as JSON. */
async function bundledParser(): Promise<(text: string) => string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { parseFile } from "./grammar/parse.js"; export const parse = (text) => JSON.stringify(parseFile(text));`,
      resolveDir: inProject("."),
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "bundle",
    target: "es2022",
    plugins: [leanChevrotain],
  });
  const script = outputFiles[0]?.text ?? "";
  assert.match(script, /is no part of this bundle/);
  return runInNewContext(`${script}; bundle.parse`, {}) as (text: string) => string;
}

describe("Chevrotain as the bundles have it", function () {
  this.timeout(60_000);
  let parse: (text: string) => string;
  before(async () => {
    parse = await bundledParser();
  });

  it("parses a sound file as the whole of it does", () => {
    assert.equal(parse(sample), JSON.stringify(parseFile(sample)));
  });

  it("parses any text as the whole of it does, and needs nothing that is left out", () => {
    fc.assert(
      fc.property(fc.oneof(soups, mutants), (text) => {
        assert.equal(parse(text), JSON.stringify(parseFile(text)));
      }),
      { numRuns: 1000 },
    );
  });
});
