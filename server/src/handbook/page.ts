import { parts, type Part } from "./handbook.js";

/** A page's file: what its front matter says, and its text. */
export interface ParsedPage {
  readonly title: string;
  readonly part?: Part;
  readonly sources: readonly string[];
  readonly tags: readonly string[];
  /** Markdown after the front matter, trimmed. */
  readonly body: string;
}

/**
 * Reads a page. Front matter (`---`, lines of `key: value`, `---`) may hold `title`, `part`, `source` and `tags`; a value is plain text or a list
 * `[a, b]`, and other keys are passed over. Without a `title` the page's first heading is it. Never throws.
 */
export function parsePage(markdown: string): ParsedPage {
  const text = markdown.replace(/\r\n?/g, "\n");
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const matter = new Map((match?.[1] ?? "").split("\n").map(keyAndValue));
  const body = text.slice(match?.[0].length ?? 0).trim();
  const part = matter.get("part") ?? "";
  return {
    title: matter.get("title") ?? firstHeading(body),
    ...(isPart(part) && { part }),
    sources: listOf(matter.get("source")),
    tags: listOf(matter.get("tags")),
    body,
  };
}

/**
 * The first paragraph of a page, on one line: what a topic is, what a rule finds. Empty where the page begins with something else than a
 * paragraph, headings apart.
 */
export function introductionOf(body: string): string {
  const [first = ""] = body.split(/\n{2,}/).filter((part) => !/^#+ /.test(part));
  return /^(```|[|\-*])/.test(first) ? "" : first.replace(/\n/g, " ").trim();
}

function keyAndValue(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  return colon < 0 ? ["", ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function listOf(value = ""): readonly string[] {
  const items = value.startsWith("[") && value.endsWith("]") ? value.slice(1, -1).split(",") : [value];
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

function isPart(word: string): word is Part {
  return Object.hasOwn(parts, word);
}

function firstHeading(body: string): string {
  return /^# +(.*)$/m.exec(body)?.[1]?.trim() ?? "";
}
