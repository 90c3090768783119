import type { Handbook } from "../handbook/handbook.js";

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
