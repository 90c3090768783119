/** Everything that Markdown or HTML inside it may read as more than text, wherever it stands. */
const special = /[\\`*_{}[\]()<>#+\-.!|~&$:@^="']/g;

/**
 * Any text as Markdown that shows it: one line, and nothing in it is read as markup, link, HTML or the end of what is around it. Every text of
 * a design that is put into Markdown goes through here.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(special, (sign) => (needsEntity.has(sign) ? `&#${sign.charCodeAt(0)};` : `\\${sign}`));
}

/** Signs that a renderer reads before it looks at backslashes: in HTML, and for the addresses that it makes links of by itself. */
const needsEntity = new Set(["<", ">", "&", ":", "@", '"', "'"]);

/** Any text as a code span (CommonMark 0.31, section 6.1): the fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === "") return "` `";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

function oneLine(text: string): string {
  // control characters and those that turn the direction of what follows, which could make a text read as another one
  const invisible = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
  return text.replace(/\s+/g, " ").replace(invisible, "").trim();
}
