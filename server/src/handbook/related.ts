import type { Handbook, PageId } from "./handbook.js";
import { linkedPages } from "./links.js";
import { pageOf } from "./pages.js";

/** Topics and rules that a page links to, and then those that link to it; each once, the page itself left out. Empty for no page. */
export function relatedPages(handbook: Handbook, id: PageId): readonly PageId[] {
  const page = pageOf(handbook, id);
  if (page === undefined) return [];
  const related = new Set([...linkedPages(page.body).filter(isWritten), ...pagesLinkingTo(handbook, id)]);
  related.delete(id);
  return [...related];
}

function pagesLinkingTo(handbook: Handbook, id: PageId): readonly PageId[] {
  const written = [
    ...Object.entries(handbook.topics).map(([name, text]) => [`topic:${name}`, text] as const),
    ...Object.entries(handbook.rules).map(([name, text]) => [`rule:${name}`, text] as const),
  ];
  return written.filter(([, text]) => linkedPages(text).includes(id)).map(([from]) => from);
}

function isWritten(id: PageId): boolean {
  return id.startsWith("topic:") || id.startsWith("rule:");
}
