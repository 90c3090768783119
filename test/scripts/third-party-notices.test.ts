import assert from "node:assert/strict";
import { thirdPartyNotices } from "../../scripts/lib/third-party-notices.mjs";

describe("notices of third parties", () => {
  const notices = thirdPartyNotices([
    "grammar/parser.ts",
    "node_modules/chevrotain/lib/src/api.js",
    "node_modules/@chevrotain/utils/lib/src/api.js",
    "node_modules/chevrotain/lib/src/version.js",
    "node_modules/elkjs/lib/elk.bundled.js",
  ]);

  it("name each bundled package once, and where its source is", () => {
    const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+: \S+$/gm)].map(([, name]) => name);
    assert.deepEqual(named, ["@chevrotain/utils", "chevrotain", "elkjs"]);
  });

  it("pass on terms, shared ones once", () => {
    assert.equal(notices.match(/Apache License\s+Version 2\.0/g)?.length, 1);
    assert.match(notices, /Eclipse Public License/i);
  });
});
