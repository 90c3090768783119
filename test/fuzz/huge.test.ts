import { generateDesign } from "../../bench/generate.js";
import { hostileTexts } from "../grammar/hostile-texts.js";
import { sample } from "../grammar/sample.js";
import { assertTakes } from "./laws.js";

const megabyte = 1_000_000;

/** What the parser takes, the service takes too; of five megabytes of nothing but mistakes a part, for each one is put into words. */
const texts = new Map([
  ...Object.entries(hostileTexts).filter(([, text]) => text.length < 2 * megabyte),
  ["a megabyte of names that are taken", sample.repeat(Math.ceil(megabyte / sample.length))],
  ["five megabytes that lack a brace", generateDesign(18_000).replace("}", "")],
]);

describe("The service, huge texts", function () {
  this.timeout(240_000);

  for (const [name, text] of texts) {
    it(name, () => assertTakes(text, [0, 0.5, 0.99]));
  }
});
