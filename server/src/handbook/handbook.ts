import type { HoverTexts } from "./hover-text.js";

/**
 * The whole handbook as plain data: what `dist/handbook.json` holds, for hosts that load it when a reader first asks. All texts are Markdown;
 * their links to other pages are `topic:…`, `rule:…`, `kind:…`, `key:…` and `value:…` (see links.ts).
 */
export interface Handbook extends HoverTexts {
  /** Pages with front matter by the topic's name. */
  readonly topics: Readonly<Record<string, string>>;
  /** Pages by rule id. */
  readonly rules: Readonly<Record<string, string>>;
  /** Rule ids by category, both in the order of the catalogue. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** What leaving a key out means, by `key`, `block.key` or `place/key`, as in `keys`. */
  readonly leftOut: Readonly<Record<string, string>>;
}

/** What a page is about. */
export type PageKind = "topic" | "rule" | "kind" | "key" | "value" | "unit";

/** A page by its kind and name, such as `topic:caching`, `rule:single-zone`, `key:retry.attempts` or `key:cache/ttl`. */
export type PageId = `${PageKind}:${string}`;

/** The parts of the source material, in the order in which the index shows them. */
export const parts = {
  concepts: "Concepts and building blocks",
  "trade-offs": "Trade-offs",
  patterns: "Architectural patterns",
} as const;
export type Part = keyof typeof parts;

/** A page of the handbook, whether it was written as one or is composed of a short text and what the schema says. */
export interface Page {
  readonly id: PageId;
  readonly title: string;
  /** Of a topic. */
  readonly part?: Part;
  /** Sections of the source material that the page carries. */
  readonly sources: readonly string[];
  /** Words under which it is found. */
  readonly tags: readonly string[];
  /** Markdown, from the `# title` on. */
  readonly body: string;
}

/** Splits a page's id into its kind and name; undefined for a text that is none. */
export function parsePageId(id: string): { readonly kind: PageKind; readonly name: string } | undefined {
  const match = /^(topic|rule|kind|key|value|unit):(.+)$/.exec(id);
  return match ? { kind: match[1] as PageKind, name: match[2] ?? "" } : undefined;
}

/** Whether a text has the form of a page's id; there may be no such page. */
export function isPageId(text: string): text is PageId {
  return parsePageId(text) !== undefined;
}
