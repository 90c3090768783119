/** A block of the Markdown that the handbook is written in. Texts still hold their inline marks. */
export type MarkdownBlock =
  | { readonly block: "heading"; readonly level: number; readonly text: string }
  | { readonly block: "paragraph"; readonly text: string }
  | { readonly block: "code"; readonly language: string; readonly lines: readonly string[] }
  | { readonly block: "list"; readonly items: readonly ListItem[] }
  | { readonly block: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface ListItem {
  /** `-`, or a number with its dot. */
  readonly marker: string;
  /** Columns that the marker is indented in the text. */
  readonly indent: number;
  readonly text: string;
}

/** Lines that are read one after the other. */
interface Lines {
  readonly lines: readonly string[];
  next: number;
}

const fence = /^\s*```\s*(.*)$/;
const heading = /^(#{1,6}) +(.*)$/;
const item = /^(\s*)([-*]|\d+\.) +(.*)$/;

/**
 * Splits Markdown into headings, paragraphs, fenced code, lists and tables, which is what the handbook uses; anything else is a paragraph.
 * Never throws.
 */
export function markdownBlocks(markdown: string): readonly MarkdownBlock[] {
  const from: Lines = { lines: markdown.replace(/\r\n?/g, "\n").split("\n"), next: 0 };
  const blocks: MarkdownBlock[] = [];
  while (from.next < from.lines.length) {
    if (lineOf(from).trim() === "") from.next += 1;
    else blocks.push(readBlock(from));
  }
  return blocks;
}

function readBlock(from: Lines): MarkdownBlock {
  const line = lineOf(from);
  const head = heading.exec(line);
  if (head) {
    from.next += 1;
    return { block: "heading", level: head[1]?.length ?? 1, text: head[2]?.trim() ?? "" };
  }
  if (fence.test(line)) return readCode(from);
  if (item.test(line)) return readList(from);
  if (isTable(from)) return readTable(from);
  return { block: "paragraph", text: readText(from) };
}

function readCode(from: Lines): MarkdownBlock {
  const language = fence.exec(lineOf(from))?.[1]?.trim() ?? "";
  const lines: string[] = [];
  from.next += 1;
  while (from.next < from.lines.length && !fence.test(lineOf(from))) {
    lines.push(lineOf(from));
    from.next += 1;
  }
  from.next += 1;
  return { block: "code", language, lines };
}

function readList(from: Lines): MarkdownBlock {
  const items: ListItem[] = [];
  for (let match = item.exec(lineOf(from)); match; match = item.exec(lineOf(from))) {
    const [, indent = "", marker = "", first = ""] = match;
    from.next += 1;
    const rest = /^\s+\S/.test(lineOf(from)) && !startsBlock(from) ? ` ${readText(from)}` : "";
    items.push({ marker, indent: indent.length, text: first + rest });
  }
  return { block: "list", items };
}

function readTable(from: Lines): MarkdownBlock {
  const rows: (readonly string[])[] = [];
  for (; lineOf(from).startsWith("|"); from.next += 1) rows.push(cellsOf(lineOf(from)));
  const [head = [], , ...body] = rows;
  return { block: "table", head, rows: body };
}

function cellsOf(line: string): readonly string[] {
  const inner = line.trim().replace(/^\||\|$/g, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

/** The lines up to an empty one or the start of another block, as one. */
function readText(from: Lines): string {
  const lines: string[] = [];
  do {
    lines.push(lineOf(from).trim());
    from.next += 1;
  } while (lineOf(from).trim() !== "" && !startsBlock(from));
  return lines.join(" ");
}

function startsBlock(from: Lines): boolean {
  const line = lineOf(from);
  return heading.test(line) || fence.test(line) || item.test(line) || isTable(from);
}

function isTable({ lines, next }: Lines): boolean {
  return (lines[next] ?? "").startsWith("|") && /^\|[\s|:-]+$/.test(lines[next + 1] ?? "");
}

function lineOf({ lines, next }: Lines): string {
  return lines[next] ?? "";
}
