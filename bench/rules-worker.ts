import process from "node:process";
import { parseFile } from "../grammar/parse.js";
import { buildDesign } from "../server/src/design/build.js";
import { reviewOf } from "../server/src/graph/review.js";
import { allRules } from "../server/src/rules/catalogue.generated.js";
import { runRules } from "../server/src/rules/engine/run.js";
import { generateDesign } from "./generate.js";
import { measureInTurn } from "./measure.js";
import { defaultSettingsTree, uri } from "./review-setup.js";

/*
 * Every rule alone, with what it asks of the graph. Arguments: the number of elements, warm-up rounds, rounds that count. Prints milliseconds
 * of processor time by rule as JSON.
 */

const [size = 0, warmUp = 0, counted = 0] = process.argv.slice(2).map(Number);
const syntax = parseFile(generateDesign(size));
const design = buildDesign(uri, (wanted) => (wanted === uri ? syntax : undefined));
const { settingsOf } = defaultSettingsTree();
const tasks = allRules.map((rule) => ({
  name: rule.meta.id,
  run: () => runRules(reviewOf(design), [rule], settingsOf),
}));
process.stdout.write(JSON.stringify(Object.fromEntries(measureInTurn(tasks, { warmUp, counted }))));
