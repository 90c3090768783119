import path from "node:path";
import { draw as drawView } from "../../drawing/draw.js";
import { listViews, resolveView, type View } from "../../drawing/views.js";
import type { Review } from "../../graph/review.js";
import { reportText } from "../../report/markdown.js";
import { nearest } from "../../text/nearest.js";
import { oneOf, readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import { designsAt } from "./designs-at.js";
import { kindOf } from "./find-designs.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { reviewAll } from "./review.js";
import type { CliWorkspace } from "./workspace.js";

/** `lintel draw`: a view of a design as Mermaid text. */
export async function draw(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    view: { type: "string", default: "design" },
    format: { type: "string", default: "mermaid" },
  });
  const format = oneOf(["mermaid", "markdown"], values.format, "--format");
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new CallError(`"lintel draw" takes one design.`);
  const workspace = await designAt(given, io);
  const snapshot = workspace.service.snapshot();
  const reviews = [...workspace.checked].flatMap((root) => snapshot.review(root) ?? []);
  if (reviews.length === 0) throw new CallError(`There is no design in "${given}".`);
  const { review, view } = firstWithView(reviews, values.view);
  if (reviews.length > 1)
    complain(io, `"${given}" has ${reviews.length} designs; number ${reviews.indexOf(review) + 1} is drawn.`);
  const { text, title } = drawView({ review, findings: reviewAll(workspace, io).findings }, view);
  io.stdout.write(
    format === "mermaid"
      ? `${text.trimEnd()}\n`
      : `# ${reportText(title)}\n\n\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`,
  );
  return 0;
}

/** Reads one design; complains of what else could not be read. */
async function designAt(given: string, io: Io): Promise<CliWorkspace> {
  if (kindOf(path.resolve(io.cwd, given)) === "folder")
    throw new CallError(`"lintel draw" takes one design; "${given}" is a folder.`);
  const { workspace, problems } = await designsAt([given], io);
  const [problem] = problems;
  if (problem !== undefined) throw new CallError(problem);
  for (const sentence of workspace.problems) complain(io, sentence);
  return workspace;
}

/** The first design that has the view: Markdown may have several. Throws a CallError where none has it. */
function firstWithView(reviews: readonly Review[], id: string): { readonly review: Review; readonly view: View } {
  for (const review of reviews) {
    const view = resolveView(review, id);
    if (view !== undefined) return { review, view };
  }
  const known = reviews.flatMap((review) => listViews(review).map((view) => view.id));
  throw noSuchView(id, [...new Set(known)]);
}

function noSuchView(view: string, known: readonly string[]): CallError {
  const meant = nearest(view, known);
  const hint =
    meant === undefined
      ? `There are ${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}.`
      : `Did you mean "${meant}"?`;
  return new CallError(`The design has no view "${view}". ${hint}`);
}
