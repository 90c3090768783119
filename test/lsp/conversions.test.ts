import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { moveAlong } from "../../server/src/lsp/handlers/push-diagnostics.js";
import { joinTokens } from "../../server/src/lsp/handlers/semantic-tokens.js";
import { UriSpelling } from "../../server/src/lsp/workspace/uris.js";

describe("URIs", () => {
  it("go out in the spelling in which they came", () => {
    const uris = new UriSpelling();
    const client = "file:///c:/Designs/shop (1).lintel";
    const own = uris.inward(client);
    assert.notEqual(own, client);
    assert.equal(uris.outward(own), client);
    assert.equal(uris.inward("file:///c%3A/Designs/shop%20%281%29.lintel"), own);
  });

  it("of fences go out as those of their Markdown, their edits together", () => {
    const uris = new UriSpelling();
    const edit = { changes: { "file:///a.md!lintel-0": [1], "file:///a.md!lintel-1": [2], "file:///b.lintel": [3] } };
    assert.deepEqual(uris.outwardIn(edit), { changes: { "file:///a.md": [1, 2], "file:///b.lintel": [3] } });
    const lens = { command: { arguments: ["file:///a.md!lintel-1", "flow:buy"] } };
    assert.deepEqual(uris.outwardIn(lens), { command: { arguments: ["file:///a.md", "flow:buy"] } });
    const link = [{ targetUri: "file:///a.md!lintel-0", title: "file:///a.md!lintel-0" }];
    assert.deepEqual(uris.outwardIn(link), [{ targetUri: "file:///a.md", title: "file:///a.md!lintel-0" }]);
  });

  it("go out in a spelling that was learnt after they went out before", () => {
    const uris = new UriSpelling();
    const items = [{ location: { uri: "file:///c%3A/a.lintel" } }];
    assert.equal(uris.outwardIn(items), items);
    assert.equal(uris.outwardIn({ items }).items, items);
    uris.inward("file:///c:/a.lintel");
    assert.deepEqual(uris.outwardIn({ items }), { items: [{ location: { uri: "file:///c:/a.lintel" } }] });
  });
});

describe("Tokens of several fences", () => {
  it("count on from the last of the fence before", () => {
    const first = [2, 0, 7, 0, 0, 0, 8, 6, 1, 0];
    const second = [9, 4, 5, 0, 0, 1, 2, 3, 1, 0];
    assert.deepEqual(joinTokens([first, [], second]), [2, 0, 7, 0, 0, 0, 8, 6, 1, 0, 7, 4, 5, 0, 0, 1, 2, 3, 1, 0]);
  });

  it("stand on the same line where one fence ends and the next begins there", () => {
    assert.deepEqual(
      joinTokens([
        [3, 2, 4, 0, 0],
        [3, 10, 4, 0, 0],
      ]),
      [3, 2, 4, 0, 0, 0, 8, 4, 0, 0],
    );
  });
});

describe("Diagnostics of an earlier text", () => {
  const before = "one\ntwo\nthree\n";
  const on = (line: number, character: number, length: number): Diagnostic => ({
    range: { start: { line, character }, end: { line, character: character + length } },
    message: "",
  });

  it("move with what follows a change, and go where the text has changed", () => {
    const after = document("one\ninserted\ntwo changed\nthree\n");
    const moved = moveAlong([on(0, 0, 3), on(1, 0, 3), on(2, 0, 5)], before, after);
    assert.deepEqual(
      moved.map(({ range }) => after.getText(range)),
      ["one", "three"],
    );
  });

  it("stay where nothing has changed", () => {
    const all = [on(0, 0, 3), on(2, 0, 5)];
    assert.deepEqual(moveAlong(all, before, document(before)).length, 2);
  });

  function document(text: string): TextDocument {
    return TextDocument.create("file:///a.lintel", "lintel", 2, text);
  }
});
