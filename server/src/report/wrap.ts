/** Breaks a text into lines of at most `width` characters at its spaces; a longer word keeps a line to itself. */
export function wrap(text: string, width: number): readonly string[] {
  const rest = text.replace(/\s+/g, " ").trim();
  const lines: string[] = [];
  let start = 0;
  while (rest.length - start > width) {
    const last = rest.lastIndexOf(" ", start + width);
    const end = last > start ? last : rest.indexOf(" ", start + width);
    if (end < 0) break;
    lines.push(rest.slice(start, end));
    start = end + 1;
  }
  return [...lines, rest.slice(start)];
}
