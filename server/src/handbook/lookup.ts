import { nearest } from "../text/nearest.js";
import type { Handbook, Page, PageId, PageKind } from "./handbook.js";
import { parsePage } from "./page.js";
import { hasPage, pageIds, pageOf } from "./pages.js";
import { searchHandbook } from "./search.js";

/** Of pages with one name, the first of these kinds is meant. */
const precedence: readonly PageKind[] = ["rule", "kind", "key", "topic", "value", "unit"];
const suggested = 8;

/** What a reader's words lead to: a page and others of the same name, or names that may have been meant, the likeliest first. */
export type Lookup =
  { readonly page: Page; readonly others: readonly PageId[] } | { readonly suggestions: readonly string[] };

/**
 * Finds the page that a reader asks for: by its id (`topic:caching`), by the name of a rule, kind, key (`retry.attempts`, or `attempts`), topic, value
 * (`failover: hot`, `exponential`) or unit, by the title of a topic, or by a tag or section of the source that one topic alone has.
 */
export function lookUp(handbook: Handbook, words: string): Lookup {
  const asked = words.trim();
  const exact = pageOf(handbook, asked);
  if (exact) return { page: exact, others: [] };
  for (const find of [idsByName, idsByNestedKey, idsByValue, idsByTitle, idsByTag]) {
    const [first, ...others] = find(handbook, asked);
    const isOne = first !== undefined && (find === idsByName || others.length === 0);
    const page = isOne ? pageOf(handbook, first) : undefined;
    if (page) return { page, others };
    if (first !== undefined)
      return { suggestions: [first, ...others].slice(0, suggested).map((id) => nameOf(handbook, id)) };
  }
  return { suggestions: nearNames(handbook, asked) };
}

/** The shortest name under which `lookUp` finds the page. */
export function nameOf(handbook: Handbook, id: PageId): string {
  const name = id.slice(id.indexOf(":") + 1);
  return idsByName(handbook, name)[0] === id ? name : id;
}

function idsByName(handbook: Handbook, name: string): readonly PageId[] {
  const ids = precedence.map((kind): PageId => `${kind}:${name}`);
  const lower = precedence.map((kind): PageId => `${kind}:${name.toLowerCase()}`);
  const found = ids.filter((id) => hasPage(handbook, id));
  return found.length > 0 ? found : lower.filter((id) => hasPage(handbook, id));
}

/** `attempts` for `retry.attempts`. */
function idsByNestedKey(handbook: Handbook, asked: string): readonly PageId[] {
  const names = Object.keys(handbook.keys).filter((name) => name.endsWith(`.${asked}`));
  return names.map((name): PageId => `key:${name}`);
}

/** `failover: hot` and `failover.hot` for `failover.mode.hot`; a word alone where keys know it. */
function idsByValue(handbook: Handbook, asked: string): readonly PageId[] {
  const [, key, word] = /^(?:([\w./-]+?)\s*[:.]\s*)?([\w-]+)$/.exec(asked) ?? [];
  if (word === undefined) return [];
  const names = Object.keys(handbook.values).filter((name) => name.endsWith(`.${word}`));
  const meant = key === undefined ? names : names.filter((name) => name.startsWith(`${key}.`));
  return meant.map((name): PageId => `value:${name}`);
}

function idsByTitle(handbook: Handbook, asked: string): readonly PageId[] {
  return topicsWhere(handbook, ({ title, sources }) => [title, ...sources], asked);
}

function idsByTag(handbook: Handbook, asked: string): readonly PageId[] {
  return topicsWhere(handbook, ({ tags }) => tags, asked);
}

type Names = (page: ReturnType<typeof parsePage>) => readonly string[];

function topicsWhere(handbook: Handbook, namesOf: Names, asked: string): readonly PageId[] {
  const topics = Object.entries(handbook.topics);
  const meant = topics.filter(([, text]) => namesOf(parsePage(text)).some((name) => plain(name) === plain(asked)));
  return meant.map(([name]): PageId => `topic:${name}`);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}

function nearNames(handbook: Handbook, asked: string): readonly string[] {
  const names = pageIds(handbook).map((id) => nameOf(handbook, id));
  const words = Object.keys(handbook.values).map((name) => name.slice(name.lastIndexOf(".") + 1));
  const near = nearest(asked, [...names, ...words]);
  const found = searchHandbook(handbook, asked, suggested).map(({ id }) => nameOf(handbook, id));
  return [...new Set([...(near === undefined ? [] : [near]), ...found])].slice(0, suggested);
}
