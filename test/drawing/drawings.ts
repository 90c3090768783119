import assert from "node:assert/strict";
import { draw } from "../../server/src/drawing/draw.js";
import type { Drawing, DrawnEdge, DrawnNode, DrawOptions } from "../../server/src/drawing/drawing.js";
import { resolveView } from "../../server/src/drawing/views.js";
import type { Finding } from "../../server/src/rules/finding.js";
import { uncheckedDesignOf } from "../harness/design.js";
import { reviewOf, type Review } from "../../server/src/graph/review.js";

type Texts = Parameters<typeof uncheckedDesignOf>[0];

/** A review of texts, which may be broken. */
export function reviewOfTexts(texts: Texts): Review {
  return reviewOf(uncheckedDesignOf(texts));
}

/** A view of a design drawn. Fails where there is no such view. */
export function drawn(
  texts: Texts | Review,
  view = "design",
  options: DrawOptions = {},
  findings: readonly Finding[] = [],
): Drawing {
  const review = isReview(texts) ? texts : reviewOfTexts(texts);
  const resolved = resolveView(review, view);
  assert.ok(resolved, `There is no view "${view}".`);
  return draw({ review, findings }, resolved, options);
}

function isReview(texts: Texts | Review): texts is Review {
  return typeof texts !== "string" && typeof texts["remember"] === "function";
}

/** The node of an element by its reference. */
export function nodeOf(drawing: Drawing, reference: string): DrawnNode {
  const node = drawing.nodes.find(({ references }) => references.length === 1 && references[0] === reference);
  assert.ok(node, `"${reference}" is not drawn.`);
  return node;
}

/** Edges as `source line target`, each end by its title. */
export function edgesOf(drawing: Drawing): readonly string[] {
  const titles = new Map(drawing.nodes.map(({ id, title }) => [id, title]));
  return drawing.edges.map(
    ({ source, line, target }) => `${titles.get(source) ?? "?"} ${line} ${titles.get(target) ?? "?"}`,
  );
}

/** The edge between two elements by their titles. */
export function edgeOf(drawing: Drawing, from: string, to: string): DrawnEdge {
  const titles = new Map(drawing.nodes.map(({ id, title }) => [id, title]));
  const edge = drawing.edges.find(({ source, target }) => titles.get(source) === from && titles.get(target) === to);
  assert.ok(edge, `No edge leads from "${from}" to "${to}".`);
  return edge;
}

/** The text that a location of a drawing names. */
export function textAt(review: Review, { uri, span }: { uri: string; span: { start: number; end: number } }): string {
  const file = review.design.files.find((each) => each.uri === uri);
  return file?.syntax.text.slice(span.start, span.end) ?? "";
}
