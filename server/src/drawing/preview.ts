import type { Location } from "../design/place.js";
import type { Snapshot } from "../snapshot.js";
import { shift } from "../text/span.js";
import type { Design } from "../design/model.js";
import { draw } from "./draw.js";
import type { Drawing, DrawOptions } from "./drawing.js";
import { listViews, resolveView, type ListedView } from "./views.js";
import { whatIf, type Failure } from "./what-if.js";

/*
 * What a preview asks of a snapshot. Each function takes the URI of the design's root file.
 */

/** One view drawn, and what keeps the text from being read whole. */
export interface DrawnView {
  /** Undefined where the file is not known or the view shows what is no longer there. */
  readonly drawing?: Drawing;
  readonly broken?: Broken;
}

/** Mistakes of syntax in the files of a design. */
export interface Broken {
  readonly count: number;
  /** The first of them. */
  readonly message: string;
  readonly location: Location;
}

/** All views of a design; none for an unknown file. */
export function viewsOf(snapshot: Snapshot, uri: string): readonly ListedView[] {
  const review = snapshot.review(uri);
  return review ? listViews(review) : [];
}

/** Draws a view by its id. */
export function drawView(snapshot: Snapshot, uri: string, view: string, options?: DrawOptions): DrawnView {
  const review = snapshot.review(uri);
  const resolved = review && resolveView(review, view);
  const broken = review && brokenOf(review.design);
  if (!review || !resolved) return { ...(broken && { broken }) };
  const findings = review.design.files.flatMap((file) => snapshot.remarks(file.uri));
  return { drawing: draw({ review, findings }, resolved, options), ...(broken && { broken }) };
}

/** What follows from losses, see `whatIf`; undefined for an unknown file. */
export function failureAfter(snapshot: Snapshot, uri: string, lost: readonly string[]): Failure | undefined {
  const review = snapshot.review(uri);
  return review && whatIf(review, lost);
}

function brokenOf(design: Design): Broken | undefined {
  const problems = design.files.flatMap(({ uri, syntax }) =>
    syntax.chunks.flatMap(({ chunk, start }) =>
      chunk.problems
        .filter(({ code, severity }) => code.startsWith("syntax-") && severity === "error")
        .map(({ message, span }) => ({ message, location: { uri, span: shift(span, start) } })),
    ),
  );
  const [first] = problems;
  return first && { count: problems.length, ...first };
}
