import type { Handbook, Page, PageId } from "./handbook.js";
import { introductionOf } from "./page.js";
import { pageIds, pageOf } from "./pages.js";

/** A page that a search found. */
export interface SearchHit {
  readonly id: PageId;
  readonly title: string;
  /** What it is, in two sentences; empty where the page does not begin with a paragraph. */
  readonly introduction: string;
  /** The greater the better; comparable within one search. */
  readonly score: number;
}

/** A page as it is searched: its words by where they stand, in lower case. */
interface Entry {
  readonly page: Page;
  readonly title: string;
  readonly tags: readonly string[];
  readonly headings: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** What a word is worth by where it was found; a beginning of a word counts half. */
const worth = { title: 12, tag: 8, heading: 4, text: 1 } as const;
/** Pages that say more come first where all else is equal. */
const kindWorth: Readonly<Record<string, number>> = { topic: 1, rule: 0.9, kind: 0.8, key: 0.7, value: 0.5, unit: 0.5 };

const linkTarget = /\]\([^)]*\)/g;
const entries = new WeakMap<Handbook, readonly Entry[]>();

/**
 * Finds the pages that hold every word of the query, or words that begin so, the best first: words in the title count most, then
 * tags, headings, and the text. An empty query finds nothing. The handbook's words are gathered at the first search and remembered with it.
 */
export function searchHandbook(handbook: Handbook, query: string, limit = 20): readonly SearchHit[] {
  const terms = wordsIn(query);
  if (terms.length === 0) return [];
  const hits = entriesOf(handbook).flatMap((entry) => {
    const score = scoreOf(entry, terms);
    const { id, title, body } = entry.page;
    return score > 0 ? [{ id, title, introduction: introductionOf(body), score }] : [];
  });
  return hits.sort((left, right) => right.score - left.score || left.id.localeCompare(right.id, "en")).slice(0, limit);
}

function entriesOf(handbook: Handbook): readonly Entry[] {
  const known = entries.get(handbook);
  if (known) return known;
  const pages = pageIds(handbook).map((id) => pageOf(handbook, id));
  const made = pages.filter((page) => page !== undefined).map(entryOf);
  entries.set(handbook, made);
  return made;
}

function entryOf(page: Page): Entry {
  const headings = page.body.match(/^##+ .*$/gm) ?? [];
  return {
    page,
    title: page.title.toLowerCase(),
    tags: page.tags.flatMap(wordsIn),
    headings: headings.flatMap(wordsIn),
    words: new Set(wordsIn(page.body.replace(linkTarget, "]"))),
  };
}

function scoreOf({ page, title, tags, headings, words }: Entry, terms: readonly string[]): number {
  const [kind = ""] = page.id.split(":", 1);
  const titleWords = wordsIn(title);
  let sum = 0;
  for (const term of terms) {
    const score =
      worth.title * match(term, titleWords) +
      worth.tag * match(term, tags) +
      worth.heading * match(term, headings) +
      worth.text * match(term, words);
    if (score === 0) return 0;
    sum += score;
  }
  const isTitle = terms.join(" ") === titleWords.join(" ");
  return (sum + (isTitle ? worth.title * 2 : 0)) * (kindWorth[kind] ?? 0);
}

function match(term: string, words: Iterable<string>): number {
  let best = 0;
  for (const word of words) {
    if (word === term) return 1;
    if (word.startsWith(term)) best = 0.5;
  }
  return best;
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
