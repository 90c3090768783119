import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { markdownEdits } from "../../server/src/text/markdown-edits.js";

/** The Markdown with what stands at `old` replaced by `text`, as an edit that knows nothing of quotes would have it. */
function replaced(markdown: string, old: string, text: string): string {
  const start = markdown.indexOf(old);
  const edits = markdownEdits(markdown, [{ uri: "", span: { start, end: start + old.length }, text }]);
  return applyEdits(markdown, edits);
}

describe("Edits of fences in Markdown", () => {
  const quoted = "# Doc\n\n> ```lintel\n> service a {\n>   replicas: 2\n> }\n>\n> a -> b\n> ```\n";

  it("write the marks of the quote at the start of each line", () => {
    assert.equal(
      replaced(quoted, "2\n", "2\n    zones: 3\n"),
      quoted.replace("replicas: 2\n", "replicas: 2\n>   zones: 3\n"),
    );
    assert.equal(
      replaced(quoted, " b\n", " b {\n    timeout: 1s\n\n  }\n"),
      quoted.replace("b\n", "b {\n>   timeout: 1s\n>\n> }\n"),
    );
  });

  it("leave the marks of lines that go to the lines that stay", () => {
    assert.equal(replaced(quoted, " {\n>   replicas: 2\n> }", ""), quoted.replace(" {\n>   replicas: 2\n> }", ""));
    assert.equal(replaced(quoted, "a -> b\n", ""), quoted.replace("> a -> b\n", ""));
    assert.equal(replaced(quoted, "> a -> b\n", ""), quoted.replace("> a -> b\n", ""));
  });

  it("are none where they only mean to blank the marks", () => {
    assert.equal(replaced(quoted, "}\n>\n> a", "}\n\n  a"), quoted);
    assert.equal(replaced(quoted, ">   replicas", "    replicas"), quoted);
  });

  it("follow the marks that are there, of nested quotes, in lists and without a blank", () => {
    for (const marks of [">", "> > ", ">> ", "  > ", ">\t"]) {
      const text = `${marks}\`\`\`lintel\r\n${marks}a -> b\r\n${marks}\`\`\`\r\n`;
      const blank = marks.replace(/\S/g, " ").replace("\t", " ");
      assert.equal(
        replaced(text, "a -> b", `service b\r\n${blank}a -> b`),
        text.replace("a ->", `service b\r\n${marks}a ->`),
      );
    }
  });

  it("are indented as a fence in a list is", () => {
    const listed = "- so\n\n  ```lintel\n  a -> b\n  ```\n";
    assert.equal(replaced(listed, "a -> b", "service a\n\na -> b"), listed.replace("a -> b", "service a\n\n  a -> b"));
    assert.equal(replaced(listed, "a -> b\n", "a -> b {\n    x\n}\n"), listed.replace("b\n", "b {\n    x\n  }\n"));
    const both = "> 1. ```lintel\n>    a -> b\n>    ```\n";
    assert.equal(replaced(both, "a -> b", "service a\n\na -> b"), both.replace("a ->", "service a\n>\n>    a ->"));
  });

  it("stay in the quotes of the fence, and leave a mark more to the design", () => {
    const text = "- > ```lintel\n  > a -> b\n  > > c\n  > ```\n";
    assert.equal(replaced(text, "b\n", "b {\n    }\n"), text.replace("b\n", "b {\n  > }\n"));
    assert.equal(replaced(text, "c\n", "d\n    e\n"), text.replace("c\n", "d\n  > e\n"));
  });

  it("leave the mark that closes the fence on a line of its own", () => {
    for (const marks of ["", "> "]) {
      const text = `${marks}\`\`\`lintel\r\n${marks}a -> b\r\n${marks}\`\`\`\r\n`;
      const end = text.lastIndexOf(`${marks}\`\`\``);
      const added = markdownEdits(text, [{ uri: "", span: { start: end, end }, text: "service b" }]);
      assert.equal(applyEdits(text, added), `${text.slice(0, end)}${marks}service b\r\n${text.slice(end)}`);
      assert.equal(replaced(text, " b\r\n", " c"), text.replace("b", "c"));
    }
  });

  it("are as they were outside of quotes, and where they stay on their line", () => {
    const plain = "```lintel\na -> b\n```\n\n> said\n";
    assert.equal(replaced(plain, "a -> b", "a\n\nb"), plain.replace("a -> b", "a\n\nb"));
    const edit = { span: { start: quoted.indexOf("2"), end: quoted.indexOf("2") + 1 }, text: "3" };
    assert.deepEqual(markdownEdits(quoted, [edit]), [edit]);
  });
});
