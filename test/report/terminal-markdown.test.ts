import assert from "node:assert/strict";
import type { Palette } from "../../server/src/report/pretty.js";
import { terminalMarkdown } from "../../server/src/report/terminal-markdown.js";
import { plainPalette } from "./plain-palette.js";

const marked: Palette = {
  bold: (text) => `<b>${text}</b>`,
  dim: (text) => `<d>${text}</d>`,
  red: (text) => `<r>${text}</r>`,
  yellow: (text) => `<y>${text}</y>`,
  blue: (text) => `<u>${text}</u>`,
  green: (text) => `<g>${text}</g>`,
};

function render(markdown: string, width = 40): string {
  return terminalMarkdown(markdown, { palette: plainPalette, width });
}

describe("Markdown in a terminal", () => {
  it("underlines the title and sets other headings apart", () => {
    assert.equal(render("# A `title`\n## Next\nText.\n"), "A title\n═══════\n\nNext\n\nText.\n");
  });

  it("wraps paragraphs, and never within a word", () => {
    assert.equal(render("one two\nthree four five", 10), "one two\nthree four\nfive\n");
    assert.equal(render("a-very-long-word-indeed b", 5), "a-very-long-word-indeed\nb\n");
  });

  it("wraps at a hundred columns at most", () => {
    const lines = render("word ".repeat(60), 300).trimEnd().split("\n");
    assert.ok(lines.length === 3 && lines.every((line) => line.length <= 100));
  });

  it("hangs the lines of a list's items, numbered, nested and continued", () => {
    assert.equal(
      render("- one two\n  three\n  - four five\n10. six seven", 11),
      "• one two\n  three\n  • four\n    five\n10. six\n    seven\n",
    );
  });

  it("leaves code as it is", () => {
    assert.equal(
      render("```lintel fires\nservice  a { }\n\n  # no heading\n```\nText.", 10),
      "    service  a { }\n\n      # no heading\n\nText.\n",
    );
    assert.equal(render("```\nnot closed"), "    not closed\n");
  });

  it("lays out a table, and wraps its widest columns where it must", () => {
    const table = "| a | b |\n| --- | :-: |\n| one | two three four |\n| `x\\|y` | |\n";
    assert.equal(render(table), "a    b\n───  ──────────────\none  two three four\nx|y\n");
    assert.equal(render(table, 14), "a    b\n───  ─────────\none  two three\n     four\n\nx|y\n");
  });

  it("takes marks off words and sets the words off", () => {
    const text = terminalMarkdown("**a b**, *c* 2 * 3 * 4 `d*e*` [f](https://g.h) snake_case", {
      palette: marked,
      width: 80,
    });
    assert.equal(text, "<b>a</b> <b>b</b>, <b>c</b> 2 * 3 * 4 <g>d*e*</g> <u>f</u> <d>(https://g.h)</d> snake_case\n");
  });

  it("counts no colour into the width", () => {
    assert.equal(terminalMarkdown("`aaaa` `bbbb`", { palette: marked, width: 9 }), "<g>aaaa</g> <g>bbbb</g>\n");
  });

  it("says behind a link what it is told, unless the text says it", () => {
    const linkNote = (target: string) => target.split(":")[1];
    const text = "[A page](topic:b), [B](topic:b), [`c`](key:c)";
    assert.equal(terminalMarkdown(text, { palette: plainPalette, width: 80, linkNote }), "A page (b), B, c\n");
    assert.equal(render(text), "A page, B, c\n");
  });

  it("is empty for an empty text", () => {
    assert.equal(render(""), "\n");
  });
});
