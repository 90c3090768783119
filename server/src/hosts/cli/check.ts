import path from "node:path";
import type { ReviewResult } from "../../report/result.js";
import { checkOptions, type CheckOptions } from "./check-options.js";
import { findDesigns } from "./find-designs.js";
import { fixFiles } from "./fix.js";
import { complain, readInput, type ExitCode, type Io } from "./io.js";
import { writeResult } from "./output.js";
import { progressOn } from "./progress.js";
import { reportText } from "./reports.js";
import { resultOf, reviewAll } from "./review.js";
import { CliWorkspace } from "./workspace.js";

/** `lintel check`: reviews designs and reports what it finds. */
export async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = checkOptions(args);
  const { files, problems } = findDesigns(options.paths, io.cwd);
  const stdinFile = options.stdinName === undefined ? undefined : path.resolve(io.cwd, options.stdinName);
  const workspace = new CliWorkspace(io, stdinFile === undefined ? files : [...files, stdinFile]);
  if (options.config !== undefined) workspace.useConfig(options.config);
  load(workspace, files, io);
  if (stdinFile !== undefined) workspace.checkText(stdinFile, await readInput(io));
  workspace.readImports();
  if (options.fixes === "apply") fixFiles(workspace);
  const review = reviewAll(workspace);
  const result = resultOf(review, workspace, options.minSeverity);
  writeResult(io, options.output, reportText(result, options, workspace, io));
  const wrong = [...problems, ...workspace.problems];
  for (const problem of wrong) complain(io, problem);
  if (result.files.length === 0 && wrong.length === 0) complain(io, "There is no design here to check.");
  if (wrong.length + review.configFindings.length > 0) return 2;
  return exitCode(result, options);
}

function load(workspace: CliWorkspace, files: readonly string[], io: Io): void {
  const progress = progressOn(io, "Reading designs:");
  for (const [index, file] of files.entries()) {
    workspace.check(file);
    progress.report(index + 1, files.length);
  }
  progress.end();
}

function exitCode({ summary }: ReviewResult, { maxWarnings = Infinity }: CheckOptions): ExitCode {
  return summary.error > 0 || summary.warning > maxWarnings ? 1 : 0;
}
