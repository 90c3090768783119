/**
 * The texts of a handbook file by their heading: what stands under each `## heading`, trimmed. What stands before the first
 * heading is for readers of the file. Backticks around a heading are left off. Throws an error when a heading stands twice.
 */
export function parseSections(markdown: string): Readonly<Record<string, string>> {
  const [, ...sections] = `\n${markdown.replace(/\r\n?/g, "\n")}`.split(/\n## +/);
  const texts = new Map<string, string>();
  for (const section of sections) {
    const [first = "", ...body] = section.split("\n");
    const heading = first.trim().replace(/^`(.*)`$/, "$1");
    if (texts.has(heading)) throw new Error(`"## ${heading}" stands twice`);
    texts.set(heading, body.join("\n").trim());
  }
  return Object.fromEntries(texts);
}
