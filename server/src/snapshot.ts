import type { FileSyntax } from "../../grammar/syntax.js";
import type { Design } from "./design/model.js";
import type { Review } from "./graph/review.js";
import type { Finding, Remark } from "./rules/finding.js";

/** All known files at one moment. Features read it; everything is computed on demand and remembered. */
export interface Snapshot {
  /** Known design files by URI: open documents and files of the workspace. */
  readonly files: ReadonlyMap<string, FileSyntax>;
  /** The day of the review: ISO 8601, UTC. */
  readonly today: string;
  /** The design that has this file as its root; undefined for an unknown file. */
  design(uri: string): Design | undefined;
  review(uri: string): Review | undefined;
  /** Everything said of places in this file, over all designs that contain it. */
  findings(uri: string): readonly Finding[];
  /** The same without what their fixes would write, sooner after edits that change nothing of what a design says. */
  remarks(uri: string): readonly Remark[];
}
