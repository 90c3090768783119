import type { HandbookLink } from "./handbook.js";

/** Makes the handbook's links to its own pages, such as `(topic:caching)`, links that the surface opens; plain text where it opens none. */
export function linkPages(markdown: string, link: HandbookLink): string {
  return markdown.replace(/\[([^\]\n]*)\]\(((?:topic|rule|kind|key):[\w./-]+)\)/g, (_match, text: string, page: string) => {
    const href = link(page);
    return href === undefined ? text : `[${text}](${href})`;
  });
}
