import type { ReviewResult } from "../../report/result.js";
import { checkOptions, type CheckOptions } from "./check-options.js";
import { designsAt } from "./designs-at.js";
import { fixFiles } from "./fix.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { writeResult } from "./output.js";
import { reportText } from "./reports.js";
import { resultOf, reviewAll } from "./review.js";

/** `lintel check`: reviews designs and reports what it finds. */
export async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = checkOptions(args);
  const { workspace, problems } = await designsAt(options.paths, io, {
    config: options.config,
    input: options.stdinName,
  });
  if (options.fixes === "apply") fixFiles(workspace, io);
  const review = reviewAll(workspace, io);
  const result = resultOf(review, workspace, options.minSeverity);
  const wrong = [...problems, ...workspace.problems];
  writeResult(io, options.output, reportText({ result, problems: wrong }, options, workspace, io));
  for (const problem of wrong) complain(io, problem);
  if (result.files.length === 0 && wrong.length === 0) complain(io, "There is no design here to check.");
  if (wrong.length + review.configFindings.length > 0) return 2;
  return exitCode(result, options);
}

function exitCode({ summary }: ReviewResult, { maxWarnings = Infinity }: CheckOptions): ExitCode {
  return summary.error > 0 || summary.warning > maxWarnings ? 1 : 0;
}
