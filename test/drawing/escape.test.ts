import assert from "node:assert/strict";
import { escapeText, shownText } from "../../server/src/drawing/escape.js";

describe("escaping of texts in a drawing", () => {
  it("leaves letters, digits and plain punctuation as they are", () => {
    assert.equal(escapeText("Order service (v2), it's fine!"), "Order service (v2), it's fine!");
    assert.equal(escapeText("שלום Größe 注文"), "שלום Größe 注文");
  });

  it("turns everything that Mermaid, HTML or Markdown reads into codes", () => {
    for (const character of `"#;<>&%$\`\\{}[]|~^@*_`) {
      assert.equal(escapeText(`a${character}b`), `a#${character.charCodeAt(0)};b`);
    }
  });

  it("leaves no character that could end the label, open markup or start a comment", () => {
    const hostile = `"]; click a call() %%{init:{}}%% <script>alert(1)</script> \`\`\` --> end`;
    assert.doesNotMatch(escapeText(hostile), /["\]<>%`{}]/);
  });

  it("codes what reads as a list or an option at the start only", () => {
    assert.equal(escapeText("1. first"), "1#46; first");
    assert.equal(escapeText("- item"), "#45; item");
    assert.equal(escapeText("wrap: it"), "wrap#58; it");
    assert.equal(escapeText("see 1. and - there"), "see 1. and - there");
  });

  it("keeps apart what is read after codes are decoded", () => {
    assert.ok(!escapeText("$$x$$").includes("#36;#36;"));
    assert.match(escapeText("fa:fa-car"), /\u2060/);
  });

  it("makes one line of any white space and drops what turns the direction of text", () => {
    assert.equal(shownText("a\n\tb\u00a0 c"), "a b c");
    assert.equal(shownText("safe\u202egnp.exe"), "safegnp.exe");
  });

  it("replaces half characters and those of private use", () => {
    assert.equal(shownText("a\ud800b\ue000c"), "a\ufffdb\ufffdc");
  });

  it("shortens at a whole character", () => {
    const shown = shownText("🚀".repeat(10_000));
    assert.equal([...shown].length, 80);
    assert.ok(shown.endsWith("🚀…"));
  });
});
