import { terminalMarkdown, type TerminalOptions } from "../report/terminal-markdown.js";
import { isPageId, type Handbook, type PageId } from "./handbook.js";
import { indexPage } from "./index-page.js";
import { lookUp, nameOf } from "./lookup.js";
import { pageText } from "./page-text.js";
import { hasPage } from "./pages.js";

/** A page as text for a terminal, or names of pages that may have been meant, the likeliest first; none where nothing is near. */
export type Explanation = { readonly text: string } | { readonly suggestions: readonly string[] };

export type ExplainOptions = Omit<TerminalOptions, "linkNote">;

/**
 * What `lintel explain TOPIC` shows. `topic` is the name of a rule, kind, key (`retry.attempts`), topic, value or unit, or the title or a tag
 * of a topic; `index` is the list of all pages. Behind each link stands the name that explains it.
 */
export function explain(handbook: Handbook, topic: string, options: ExplainOptions): Explanation {
  if (topic.trim() === "index") return { text: rendered(handbook, indexPage(handbook), options) };
  const found = lookUp(handbook, topic);
  if ("suggestions" in found) return found;
  const text = pageText(handbook, found.page.id) ?? "";
  return { text: rendered(handbook, text + alsoText(found.others), options) };
}

function rendered(handbook: Handbook, markdown: string, options: ExplainOptions): string {
  const linkNote = (target: string) => {
    if (!isPageId(target)) return target;
    return hasPage(handbook, target) ? nameOf(handbook, target) : undefined;
  };
  return terminalMarkdown(markdown, { ...options, linkNote });
}

function alsoText(others: readonly PageId[]): string {
  const names = others.map((id) => `\`lintel explain ${id}\``).join(" · ");
  return names === "" ? "" : `\n\nAlso under this name: ${names}`;
}
