import assert from "node:assert/strict";
import fc from "fast-check";
import { freshSeed, tryLaw } from "./time.js";

describe("Fuzzing", () => {
  it("says of what breaks a law with which seed, and how to see it again", async () => {
    const broken = tryLaw(
      fc.property(fc.nat(), (number) => number < 100),
      0.01,
      7,
    );
    await assert.rejects(broken, ({ message }: Error) => {
      assert.match(message, /seed: 7, path: "/);
      assert.match(message, /Counterexample: \[100\]/);
      const again = new RegExp(
        `LINTEL_SEED=${freshSeed} LINTEL_FUZZ_MINUTES=[\\d.]+ node scripts/test.mjs --only fuzz$`,
      );
      assert.match(message, again);
      return true;
    });
  });
});
