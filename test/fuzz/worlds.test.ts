import fc from "fast-check";
import { places } from "./texts.js";
import { limit, seeds, tryLaw } from "./time.js";
import { assertForgetsHistory, assertFormatsFences, assertMendsFences, assertReadsSettings } from "./world-laws.js";
import { configTexts, histories, markdowns } from "./worlds.js";

const share = 0.04;

for (const [title, seed] of seeds) {
  describe(`Fuzzing workspaces, ${title}`, function () {
    this.timeout(limit(share));

    it("remembers nothing of what a workspace was before", () =>
      tryLaw(fc.property(histories, assertForgetsHistory), share, seed));

    it("formats fences and nothing around them", () =>
      tryLaw(fc.property(markdowns, assertFormatsFences), share / 2, seed));

    it("mends fences and nothing around them", () =>
      tryLaw(fc.property(markdowns, places, assertMendsFences), share / 2, seed));

    it("reads any settings", () => tryLaw(fc.property(configTexts, assertReadsSettings), share / 5, seed));
  });
}
