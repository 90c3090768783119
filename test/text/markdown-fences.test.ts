import assert from "node:assert/strict";
import { documentUri, fenceText, fenceUri, lintelFences } from "../../server/src/text/markdown-fences.js";

/** The contents of the fences with what stands before them taken off again. */
function contents(markdown: string): readonly string[] {
  return lintelFences(markdown).map((fence) => {
    const text = fenceText(markdown, fence);
    assert.equal(text.length, fence.content.end);
    assert.equal(text.slice(0, fence.content.start).trim(), "");
    assert.deepEqual(text.match(/[\r\n]/g), markdown.slice(0, fence.content.end).match(/[\r\n]/g));
    return text.slice(fence.content.start);
  });
}

describe("Fences of Markdown", () => {
  const table: readonly [title: string, markdown: string, found: readonly string[]][] = [
    ["are found by their language", "a\n```lintel\nx\n```\n```js\ny\n```\n", ["x\n"]],
    ["may say more behind it", "```lintel fires now\nx\n```", ["x\n"]],
    ["are not of another language that begins alike", "```lintels\nx\n```", []],
    ["may be of tildes, and longer", "~~~~lintel\n```\nx\n~~~~~\n", ["```\nx\n"]],
    ["don't end at a shorter or another mark", "````lintel\n```\n~~~~\nx\n````\n", ["```\n~~~~\nx\n"]],
    ["go to the end where they have none", "```lintel\nx\n", ["x\n"]],
    ["may be empty", "```lintel\n```\n", [""]],
    ["may stand in a list", "- a\n  ```lintel\n  x\n  ```\n", ["  x\n"]],
    ["may stand in a quote", "> ```lintel\n> x {\n>   y\n> }\n> ```\n", ["  x {\n    y\n  }\n"]],
    ["may stand in a quote of a quote", "> > ```lintel\n> > x\n>> y\n> > ```\n", ["    x\n   y\n"]],
    ["have no more marks than quotes", "> ```lintel\n> > x\n> ```\n", ["  > x\n"]],
    ["end lines with CRLF or CR", "```lintel\r\nx\r\n```\r\n```lintel\ry\r```\r", ["x\r\n", "y\r"]],
    ["are not what stands in another fence", "````md\n```lintel\nx\n```\n````\n", []],
    ["are not code in a line", "```lintel x``` y\n", []],
  ];
  for (const [title, markdown, found] of table) it(title, () => assert.deepEqual(contents(markdown), found));

  it("have URIs of their own, which lead back to the document", () => {
    assert.notEqual(fenceUri("file:///a.md", 0), fenceUri("file:///a.md", 1));
    assert.equal(documentUri(fenceUri("file:///a.md", 12)), "file:///a.md");
    assert.equal(documentUri("file:///a.lintel"), "file:///a.lintel");
  });
});
