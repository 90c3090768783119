import assert from "node:assert/strict";
import fc from "fast-check";
import { LineIndex } from "../../server/src/text/line-index.js";

describe("line index", () => {
  it("counts lines from 0 and columns in UTF-16 units, whatever ends a line", () => {
    const index = new LineIndex("a\r\nb😀c\rd\n");
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(3), { line: 1, character: 0 });
    assert.deepEqual(index.positionAt(6), { line: 1, character: 3 });
    assert.deepEqual(index.positionAt(8), { line: 2, character: 0 });
    assert.deepEqual(index.positionAt(10), { line: 3, character: 0 });
  });

  it("takes positions out of the text as its ends, and columns behind a line as the line's end", () => {
    const index = new LineIndex("ab\r\ncd");
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(index.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.deepEqual(index.positionAt(99), { line: 1, character: 2 });
  });

  it("turns ranges into spans, the ends in order", () => {
    const index = new LineIndex("ab\ncd");
    const range = { start: { line: 1, character: 1 }, end: { line: 0, character: 1 } };
    assert.deepEqual(index.spanOf(range), { start: 1, end: 4 });
  });

  it("leads there and back for any place outside a line break", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "😀") });
    fc.assert(
      fc.property(texts, fc.nat(20), (text, offset) => {
        fc.pre(offset <= text.length && text.slice(offset - 1, offset + 1) !== "\r\n");
        const index = new LineIndex(text);
        assert.equal(index.offsetAt(index.positionAt(offset)), offset);
      }),
    );
  });
});
