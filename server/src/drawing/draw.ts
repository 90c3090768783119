import type { Flow } from "../design/model.js";
import { keptPromises, servedFlow } from "../graph/kept-promises.js";
import type { Review } from "../graph/review.js";
import type { Remark } from "../rules/finding.js";
import type { Drawing, DrawnFinding, DrawOptions } from "./drawing.js";
import { shownText } from "./escape.js";
import { betterDirection } from "./direction.js";
import { flowchartOf } from "./flowchart.js";
import { flowchartText } from "./flowchart-text.js";
import { placeLosses } from "./losses.js";
import { findingsByPart, type Part } from "./marks.js";
import { fileTitle } from "./references.js";
import { sceneOf } from "./scene.js";
import { sequenceOf } from "./sequence.js";
import { viewId, type View } from "./views.js";

/** What a drawing is made of. */
export interface Drawable {
  readonly review: Review;
  /** What is said of the design's files; those of other files are left out. */
  readonly findings: readonly Remark[];
}

/** Draws a view of a design as Mermaid text with its source map. */
export function draw({ review, findings }: Drawable, view: View, options: DrawOptions = {}): Drawing {
  const uris = new Set(review.design.files.map((file) => file.uri));
  const byPart = findingsByPart(
    review,
    findings.filter((finding) => uris.has(finding.location.uri)),
  );
  const common = { view: viewId(review, view), title: titleOf(review, view), places: review.remember(placeLosses) };
  if (view.type === "flow") {
    const sequence = sequenceOf(review, view.flow, byPart);
    const promises = promisesOf(review, view.flow);
    return { kind: "sequence", ...common, ...sequence, frames: [], elsewhere: elsewhere(byPart, sequence), promises };
  }
  const scene = sceneOf(review, view);
  const chart = flowchartOf(review, scene, byPart, options);
  const direction = options.direction ?? betterDirection(chart);
  const clusters = chart.nodes.some((node) => node.type === "cluster");
  return {
    kind: "flowchart",
    ...common,
    text: flowchartText(chart, direction),
    direction,
    nodes: chart.nodes,
    edges: chart.edges,
    frames: chart.frames,
    elsewhere: elsewhere(byPart, chart),
    ...(clusters && { collapsed: { drawn: chart.nodes.length, elements: scene.elements.length } }),
    ...(view.type === "path" && { promises: promisesOf(review, view.flow) }),
  };
}

function titleOf(review: Review, view: View): string {
  switch (view.type) {
    case "design":
      return shownText(fileTitle(review.design.root));
    case "group":
      return shownText(view.frame.title);
    case "element":
      return shownText(view.element.title ?? view.element.name);
    case "flow":
    case "path":
      return shownText(view.flow.title ?? view.flow.name);
  }
}

interface Shown {
  readonly nodes: readonly { readonly findings: readonly DrawnFinding[] }[];
  readonly edges: readonly { readonly findings: readonly DrawnFinding[] }[];
}

/** Findings that no node and no edge of the drawing carries, such as those of the `design` line. */
function elsewhere(
  byPart: ReadonlyMap<Part | undefined, readonly DrawnFinding[]>,
  shown: Shown,
): readonly DrawnFinding[] {
  const carried = new Set([...shown.nodes, ...shown.edges].flatMap((part) => part.findings));
  return [...byPart.values()].flat().filter((finding) => !carried.has(finding));
}

/** What the flow asks for against what the design can keep, in words. */
function promisesOf(review: Review, flow: Flow): readonly string[] {
  const served = servedFlow(review, flow);
  return served ? keptPromises(review, served) : [];
}
