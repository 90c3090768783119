import { designReport } from "../../report/design-report.js";
import { headDesigns } from "../../service/heads.js";
import { oneOf, readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import { designsAt } from "./designs-at.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { writeResult } from "./output.js";
import { resultOf, reviewAll } from "./review.js";

/** `lintel report`: a design review to be read and kept. It ends with 0 whatever was found; what could not be read is 2. */
export async function report(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    format: { type: "string", default: "markdown" },
    output: { type: "string" },
  });
  oneOf(["markdown"], values.format, "--format");
  if (positionals.length === 0) throw new CallError(`"lintel report" takes designs or folders.`);
  const { workspace, problems } = await designsAt(positionals, io);
  const review = reviewAll(workspace, io);
  const snapshot = workspace.service.snapshot();
  const designs = headDesigns(snapshot, [...workspace.checked]).flatMap((root) => {
    const ofDesign = snapshot.review(root);
    return ofDesign === undefined ? [] : [{ review: ofDesign, findings: review.findings }];
  });
  const wrong = [...problems, ...workspace.problems];
  for (const problem of wrong) complain(io, problem);
  if (designs.length === 0) throw new CallError("There is no design here to report on.");
  writeResult(io, values.output, designReport(designs, resultOf(review, workspace, "hint")));
  return wrong.length + review.configFindings.length > 0 ? 2 : 0;
}
