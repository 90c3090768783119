import { generateHandbook } from "./generate/handbook.js";
import { generateRuleCatalogue } from "./generate/rule-catalogue.js";

generateRuleCatalogue();
generateHandbook();
