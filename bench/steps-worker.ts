import process from "node:process";
import { parseFile } from "../grammar/parse.js";
import type { FileSyntax } from "../grammar/syntax.js";
import { buildDesign } from "../server/src/design/build.js";
import type { Design } from "../server/src/design/model.js";
import { drawView } from "../server/src/drawing/preview.js";
import { formattedText } from "../server/src/features/formatting.js";
import { reviewOf } from "../server/src/graph/review.js";
import { allRules } from "../server/src/rules/catalogue.generated.js";
import { findingsIn } from "../server/src/rules/engine/findings.js";
import { runRules, type Run } from "../server/src/rules/engine/run.js";
import { LanguageService } from "../server/src/service.js";
import { lexBare, parseBare } from "./bare-chevrotain.js";
import { busyTitle, generateDesign } from "./generate.js";
import { graphTasks } from "./graph-step.js";
import { jsonText } from "./json-text.js";
import { measureInTurn, type Rounds, type Task } from "./measure.js";
import { defaultSettingsTree, today, uri } from "./review-setup.js";

/*
 * Every step from a text to what is said of it, one after the other. Arguments: the number of elements, warm-up rounds, rounds that count. Prints
 * milliseconds of processor time by step as JSON.
 */

const [size = 0, warmUp = 0, counted = 0] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(measureSteps(size, { warmUp, counted })));

function measureSteps(elements: number, rounds: Rounds): Readonly<Record<string, number>> {
  const text = generateDesign(elements);
  const tasks = [...referenceTasks(text), ...pipelineTasks(text), ...serviceTasks(text)];
  return Object.fromEntries(measureInTurn(tasks, rounds));
}

function referenceTasks(text: string): readonly Task[] {
  const json = jsonText(text.length);
  return [
    { name: "JSON.parse", run: () => JSON.parse(json) as unknown },
    { name: "bare lexing", run: () => lexBare(text) },
    { name: "bare parsing", run: () => parseBare(text) },
  ];
}

/** What depends on nothing but the step before. */
function pipelineTasks(text: string): readonly Task[] {
  const syntax = parseFile(text);
  const build = (of: FileSyntax): Design => buildDesign(uri, (wanted) => (wanted === uri ? of : undefined));
  const settings = defaultSettingsTree();
  const run = (design: Design): Run => runRules(reviewOf(design), allRules, settings.settingsOf);
  const context = { rules: allRules, settingsOf: settings.settingsOf, today };
  const resolveNew: Task<FileSyntax> = { name: "resolve, new text", prepare: () => parseFile(text), run: build };
  const rules: Task<Design> = { name: "all rules", prepare: () => build(syntax), run };
  const words: Task<Run> = {
    name: "findings in words",
    prepare: () => run(build(syntax)),
    run: (said) => findingsIn(said.review.design.root, [said], context),
  };
  return [
    { name: "parse", run: () => parseFile(text) },
    resolveNew,
    { name: "resolve, after an edit", run: () => build(syntax) },
    ...graphTasks(() => build(syntax)),
    rules,
    words,
    { name: "format", run: () => formattedText(syntax) },
  ];
}

/** What an editor waits for. */
function serviceTasks(text: string): readonly Task[] {
  const service = new LanguageService({ today: () => today });
  service.setFile(uri, text);
  const snapshot = service.snapshot();
  let edits = 0;
  return [
    { name: "draw", run: () => drawView(snapshot, uri, "design") },
    {
      name: "edit to findings",
      run: () => {
        edits += 1;
        service.setFile(uri, text.replace(busyTitle, `${busyTitle} ${"x".repeat(edits % 8)}`));
        return service.snapshot().findings(uri);
      },
    },
  ];
}
