import fc from "fast-check";
import { assertActions, assertCompletes, assertFixesEnd, assertFormatsParts, assertRenames } from "./offer-laws.js";
import { anyText, places, tidyTexts } from "./texts.js";
import { limit, seeds, tryLaw } from "./time.js";
import { configTexts, linkedFiles } from "./worlds.js";

const share = 0.04;
const files = fc.oneof(
  linkedFiles,
  tidyTexts.map((text) => ({ "file:///designs/a.lintel": text })),
);
const text = fc.oneof(tidyTexts, anyText);

for (const [title, seed] of seeds) {
  describe(`Fuzzing what is offered, ${title}`, function () {
    this.timeout(limit(share));

    it("lets every code action be taken", () =>
      tryLaw(fc.property(files, configTexts, places, assertActions), share, seed));

    it("comes to an end with fixing", () => tryLaw(fc.property(text, assertFixesEnd), share / 2, seed));

    it("renames and reads what comes of it", () => tryLaw(fc.property(files, places, assertRenames), share / 2, seed));

    it("completes and reads what comes of it", () => tryLaw(fc.property(text, places, assertCompletes), share, seed));

    it("formats parts and leaves what they say", () =>
      tryLaw(fc.property(text, places, assertFormatsParts), share / 2, seed));
  });
}
