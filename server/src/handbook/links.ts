import { isPageId, type PageId } from "./handbook.js";

/** Turns a page's id into what a surface puts behind a link to it; undefined where it can't open pages: then the text stands alone. */
export type PageLink = (id: PageId) => string | undefined;

// whichever begins first wins, so that a link in code is code, and code in a link's text is part of the link
const codeOrLink = /```[\s\S]*?(?:```|$)|`[^`\n]*`|\[([^\]\n]*)\]\(([a-z]+:[^)\s]+)\)/g;

/** Gives the links of a text to other pages the form that a surface can open. Code and links to elsewhere stay as they are. */
export function resolveLinks(markdown: string, linkTo: PageLink): string {
  return markdown.replace(codeOrLink, (whole, label: string | undefined, target: string | undefined) => {
    if (label === undefined || target === undefined || !isPageId(target)) return whole;
    const resolved = linkTo(target);
    return resolved === undefined ? label : `[${label}](${resolved})`;
  });
}

/** The pages that a text links to, each once, in the order of the text. */
export function linkedPages(markdown: string): readonly PageId[] {
  const targets = Array.from(markdown.matchAll(codeOrLink), ([, , target]) => target);
  return [...new Set(targets.filter((target) => target !== undefined).filter(isPageId))];
}
