import assert from "node:assert/strict";
import fc from "fast-check";
import { commonPrefix, commonSuffix } from "../../grammar/common-ends.js";

describe("What two texts have in common", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });

  it("at their beginning and at their end is as long as it can be", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [prefix, suffix] = [commonPrefix(one, other), commonSuffix(one, other)];
        assert.equal(one.slice(0, prefix), other.slice(0, prefix));
        assert.ok(prefix === Math.min(one.length, other.length) || one[prefix] !== other[prefix]);
        assert.equal(one.slice(one.length - suffix), other.slice(other.length - suffix));
        assert.ok(suffix === Math.min(one.length, other.length) || one.at(-1 - suffix) !== other.at(-1 - suffix));
      }),
    );
  });
});
