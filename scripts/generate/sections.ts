/**
 * Splits Markdown at its `## heading`s: the bodies by heading, without the back ticks that a heading may have.
 * What stands before the first heading is left out. Throws when a heading stands twice.
 */
export function sectionsOf(markdown: string): Record<string, string> {
  const [, ...parts] = `\n${markdown}`.split(/\n## +/);
  const texts: Record<string, string> = {};
  for (const part of parts) {
    const end = part.includes("\n") ? part.indexOf("\n") : part.length;
    const heading = part
      .slice(0, end)
      .trim()
      .replace(/^`(.*)`$/, "$1");
    if (heading in texts) throw new Error(`"## ${heading}" stands twice`);
    texts[heading] = part.slice(end).trim();
  }
  return texts;
}
