import { draw, type Drawable } from "../drawing/draw.js";
import { fileTitle } from "../drawing/references.js";
import type { Flow } from "../design/model.js";
import { keptPromises, servedFlow } from "../graph/kept-promises.js";
import { markdownTable } from "../handbook/markdown-table.js";
import type { Review } from "../graph/review.js";
import { acceptedRisks, findingsTable, reportText, summaryText } from "./markdown.js";
import type { ReviewResult } from "./result.js";

/**
 * A design review as Markdown, to be read and kept: what was found, a drawing of each design, its flows with what they ask against what the design
 * can keep, the findings, and the risks that were accepted.
 *
 * @param designs what is drawn, each once
 * @param result of all files looked at
 */
export function designReport(designs: readonly Drawable[], result: ReviewResult): string {
  const [only] = designs;
  const title = designs.length === 1 && only !== undefined ? `: ${reportText(fileTitle(only.review.design.root))}` : "";
  const parts = [
    `# Design review${title}`,
    summary(result),
    ...designs.flatMap((design) => designPart(design, designs.length === 1 ? "one" : "several")),
    ...findingsPart(result),
    ...acceptedRisks(result.findings).map((part) => part.replace(/^###/, "##")),
  ];
  return `${parts.join("\n\n")}\n`;
}

function summary({ summary: counts, files }: ReviewResult): string {
  return `${summaryText(counts)} in ${files.length} ${files.length === 1 ? "file" : "files"}.`;
}

function designPart(design: Drawable, howMany: "one" | "several"): readonly string[] {
  const { root, flows } = design.review.design;
  const heading = root.heading;
  const facts = [
    factText("Owner", heading?.get("owner").value),
    factText("Status", heading?.get("status").value),
    factText("Reviewers", heading?.get("reviewers").value?.join(", ")),
  ].filter((fact) => fact !== "");
  const description = heading?.get("description").value;
  return [
    ...(howMany === "several" ? [`## ${reportText(fileTitle(root))}`] : []),
    ...(facts.length > 0 ? [facts.join(" · ")] : []),
    ...(description === undefined ? [] : [reportText(description)]),
    mermaid(draw(design, { type: "design" }).text),
    ...(flows.length > 0 ? ["### Flows and promises", promisesTable(design.review, flows)] : []),
    ...flows.flatMap((flow) => [
      `#### ${reportText(flow.title ?? flow.name)}`,
      mermaid(draw(design, { type: "flow", flow }).text),
    ]),
  ];
}

function factText(name: string, value: string | undefined): string {
  return value === undefined ? "" : `${name}: ${reportText(value)}`;
}

function mermaid(text: string): string {
  return `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\``;
}

function promisesTable(review: Review, flows: readonly Flow[]): string {
  const rows = flows.map((flow) => {
    const served = servedFlow(review, flow);
    const promises = served === undefined ? [] : keptPromises(review, served);
    return [reportText(flow.name), promises.length === 0 ? "none" : reportText(promises.join("; "))];
  });
  return markdownTable(["flow", "what it asks and what the design can keep"], rows);
}

function findingsPart({ findings }: ReviewResult): readonly string[] {
  const open = findings.filter(({ accepted }) => accepted === null);
  if (open.length === 0) return [];
  const byFile = [...new Set(open.map(({ file }) => file))].flatMap((file) => [
    `### ${reportText(file)}`,
    findingsTable(open.filter((finding) => finding.file === file)),
  ]);
  return ["## Findings", ...byFile];
}
