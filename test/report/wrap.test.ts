import assert from "node:assert/strict";
import fc from "fast-check";
import { wrap } from "../../server/src/report/wrap.js";

describe("Wrapping", () => {
  it("breaks at spaces, as late as the width allows", () => {
    assert.deepEqual(wrap("a bb ccc dddd", 6), ["a bb", "ccc", "dddd"]);
    assert.deepEqual(wrap("aaa bbb", 7), ["aaa bbb"]);
    assert.deepEqual(wrap("aaa bbb", 6), ["aaa", "bbb"]);
    assert.deepEqual(wrap("", 5), [""]);
  });

  it("leaves a word that is longer a line to itself", () => {
    assert.deepEqual(wrap("a longer b", 4), ["a", "longer", "b"]);
    assert.deepEqual(wrap("longest", 4), ["longest"]);
  });

  it("keeps all words in order, and no line could take the word behind it", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), (list, width) => {
        const lines = wrap(list.join("  "), width);
        assert.equal(lines.join(" "), list.join(" "));
        for (const [index, line] of lines.entries()) {
          assert.ok(line.length <= width || !line.includes(" "), line);
          const [next] = lines[index + 1]?.split(" ") ?? [];
          assert.ok(next === undefined || line.length + 1 + next.length > width, `${line} | ${next}`);
        }
      }),
    );
  });
});
