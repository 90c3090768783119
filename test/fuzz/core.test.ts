import fc from "fast-check";
import { assertForgets, assertFormats, assertTakes } from "./laws.js";
import { anyText, places, sessions } from "./texts.js";
import { freshSeed, limit, within } from "./time.js";

const seeds = [
  ["the same seed as always", 20_270_115, 0.1],
  [`seed ${freshSeed}`, freshSeed, 0.15],
] as const;

for (const [title, seed, share] of seeds) {
  describe(`Fuzzing the service, ${title}`, function () {
    this.timeout(limit(share));

    it("takes any text", () => {
      fc.assert(fc.property(anyText, places, assertTakes), within(share, seed));
    });

    it("formats any text once and for all", () => {
      fc.assert(fc.property(anyText, assertFormats), within(share / 2, seed));
    });

    it("remembers nothing of what a text was before", () => {
      fc.assert(fc.property(sessions, assertForgets), within(share, seed));
    });
  });
}
