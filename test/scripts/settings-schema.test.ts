import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { settingsSchemas } from "../../scripts/generate/settings-schema.js";

describe("the generated schemas of settings", () => {
  for (const [file, text] of settingsSchemas()) {
    it(`are up to date in ${path.basename(file)}: \`npm run generate\` writes them`, () => {
      assert.equal(readFileSync(file, "utf8"), text);
    });
  }
});
