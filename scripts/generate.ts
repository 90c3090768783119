import process from "node:process";
import { generateDecisions } from "./generate/decisions.js";
import { generateGrammar } from "./generate/grammar.js";
import { generateHandbook } from "./generate/handbook.js";
import { generateReference } from "./generate/reference.js";
import { generateRuleCatalogue } from "./generate/rule-catalogue.js";

generateDecisions();
generateRuleCatalogue();
generateHandbook();

// A build leaves alone what is checked in, so that a test can find it stale; `npm run generate` writes it.
if (process.argv.includes("--checked-in")) {
  generateGrammar();
  generateReference();
  // these read the catalogue, which must have been written before
  const { generateSettingsSchema } = await import("./generate/settings-schema.js");
  generateSettingsSchema();
  const { generateRuleList } = await import("./generate/rule-list.js");
  generateRuleList();
  const { generateReadmeReview } = await import("./generate/readme-review.js");
  await generateReadmeReview();
}
