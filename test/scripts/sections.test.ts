import assert from "node:assert/strict";
import { sectionsOf } from "../../scripts/generate/sections.js";

describe("the sections of a page of hover texts", () => {
  it("are the bodies by heading, without the page's title and introduction", () => {
    const markdown = "# Keys\n\nIntroduction.\n\n## `timeout`\n\nHow long.\n\n### More\n\n## retry\nAgain.\n";
    assert.deepEqual(sectionsOf(markdown), { timeout: "How long.\n\n### More", retry: "Again." });
  });

  it("may be empty", () => {
    assert.deepEqual(sectionsOf("## timeout\n## retry"), { timeout: "", retry: "" });
  });

  it("stand once each", () => {
    assert.throws(() => sectionsOf("## timeout\na\n## `timeout`\nb\n"), /"## timeout" stands twice/);
  });
});
