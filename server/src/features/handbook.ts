import type { HoverTexts } from "../handbook/hover-text.js";

/** The handbook as features read it: short texts for hover and completion, whole pages of rules. */
export interface Handbook extends HoverTexts {
  /** Pages in Markdown by rule id. */
  readonly rules: Readonly<Record<string, string>>;
}

/**
 * The URI under which a surface opens a page of the handbook, such as `rule:unbounded-retry` or `topic:caching`; undefined where it opens none,
 * and then texts go without links.
 */
export type HandbookLink = (page: string) => string | undefined;

/** What features that show the handbook's texts are told. */
export interface HandbookOptions {
  readonly handbook: Handbook;
  readonly link: HandbookLink;
}
