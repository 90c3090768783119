import type { Span } from "../text/span.js";

/** A `lintel` fence of a Markdown file. */
export interface Fence {
  /** Its place among the fences of the file, from 0. */
  readonly index: number;
  /** The design inside, as the fence's lines hold it without their common indentation. */
  readonly text: string;
  /** From the first character of the design to the end of its last line, in the Markdown. */
  readonly span: Span;
}
