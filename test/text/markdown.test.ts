import assert from "node:assert/strict";
import { codeSpan, escapeMarkdown } from "../../server/src/text/markdown.js";

describe("Markdown of any text", () => {
  it("shows letters, digits and spaces as they are", () => {
    assert.equal(escapeMarkdown("Order service 2, größer"), "Order service 2, größer");
  });

  it("escapes whatever Markdown or HTML would read", () => {
    assert.equal(escapeMarkdown("**b** [x](y) `c`"), "\\*\\*b\\*\\* \\[x\\]\\(y\\) \\`c\\`");
    assert.equal(escapeMarkdown("<b>&amp;"), "&#60;b&#62;&#38;amp;");
    assert.equal(escapeMarkdown("https://x.example"), "https&#58;//x\\.example");
  });

  it("keeps it on one line, without invisible characters", () => {
    assert.equal(escapeMarkdown("a\n\n# b\u202e\u200b"), "a \\# b");
  });

  it("makes code spans that no backtick ends", () => {
    assert.equal(codeSpan("a"), "`a`");
    assert.equal(codeSpan("a``b"), "```a``b```");
    assert.equal(codeSpan("`"), "`` ` ``");
    assert.equal(codeSpan(""), "` `");
  });
});
