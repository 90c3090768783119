import fc from "fast-check";
import { assertForgets, assertFormats, assertTakes } from "./laws.js";
import { anyText, places, sessions } from "./texts.js";
import { limit, seeds, tryLaw } from "./time.js";

const share = 0.07;

for (const [title, seed] of seeds) {
  describe(`Fuzzing the service, ${title}`, function () {
    this.timeout(limit(share));

    it("takes any text", () => tryLaw(fc.property(anyText, places, assertTakes), share, seed));

    it("formats any text once and for all", () => tryLaw(fc.property(anyText, assertFormats), share / 2, seed));

    it("remembers nothing of what a text was before", () => tryLaw(fc.property(sessions, assertForgets), share, seed));
  });
}
