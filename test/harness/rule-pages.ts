/** A `lintel` block of a handbook page. */
export interface PageExample {
  /** `fires`: exactly one finding of the page's rule; `fixed`: what the usual fix makes of the one before; else no finding. */
  readonly tag: string;
  readonly text: string;
}

/** The headings of a rule's page, in order; "Options" stands only where the rule has some. */
export const pageHeadings = [
  "What it finds",
  "Why it matters",
  "How to fix",
  "When to accept it",
  "Examples",
  "Options",
  "See also",
] as const;

/** The `lintel` blocks of a page, in order. */
export function pageExamples(page: string): readonly PageExample[] {
  const blocks = page.matchAll(/^```lintel *(\S*)[^\n]*\n(.*?)^```$/gms);
  return [...blocks].map(([, tag = "", text = ""]) => ({ tag, text }));
}

/** The `##` headings of a page, in order. */
export function headingsOf(page: string): readonly string[] {
  return [...page.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
}
