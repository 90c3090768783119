import type { Handbook, PageId } from "./handbook.js";
import { indexPage } from "./index-page.js";
import { linkedPages } from "./links.js";
import { pageOf } from "./pages.js";
import { relatedPages } from "./related.js";

/**
 * A page as it is shown: its Markdown, and at the end links to topics and rules that speak of it and that it does not itself link to.
 * `id` is a page's, or `index` for the list of all. Undefined where there is no such page.
 */
export function pageText(handbook: Handbook, id: string): string | undefined {
  if (id === "index") return indexPage(handbook);
  const page = pageOf(handbook, id);
  if (page === undefined) return undefined;
  const known = new Set(linkedPages(page.body));
  const others = relatedPages(handbook, page.id).filter((other) => !known.has(other));
  return others.length === 0 ? page.body : `${page.body}\n\n${linkedFrom(handbook, others)}`;
}

function linkedFrom(handbook: Handbook, ids: readonly PageId[]): string {
  const links = ids.map((id) => `[${pageOf(handbook, id)?.title ?? id}](${id})`);
  return `## Linked from\n\n${links.join(" · ")}`;
}
