import type { Handbook, PageId } from "./handbook.js";
import { indexPage } from "./index-page.js";
import { linkedPages } from "./links.js";
import { pageOf } from "./pages.js";
import { relatedPages } from "./related.js";

/** What stands before a design that is tagged, for a reader sees no tag. */
const captions: Readonly<Record<string, string>> = { fires: "This gives the finding:", fixed: "And fixed:" };

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
  const body = withCaptions(page.body);
  return others.length === 0 ? body : `${body}\n\n${linkedFrom(handbook, others)}`;
}

function withCaptions(body: string): string {
  return body.replace(/^```lintel (fires|fixed)$/gm, (_, tag: string) => `${captions[tag] ?? ""}\n\n\`\`\`lintel`);
}

function linkedFrom(handbook: Handbook, ids: readonly PageId[]): string {
  const links = ids.map((id) => `[${pageOf(handbook, id)?.title ?? id}](${id})`);
  return `## Linked from\n\n${links.join(" · ")}`;
}
