import { markdownBlocks, type ListItem, type MarkdownBlock } from "./markdown-blocks.js";
import { markdownWords, wrapWords, type LinkNote, type TextStyle, type Word } from "./markdown-words.js";
import type { Palette } from "./pretty.js";
import { tableLines } from "./terminal-table.js";

export interface TerminalOptions {
  readonly palette: Palette;
  /** Columns of the terminal; at most 100 are used, for longer lines are hard to read. */
  readonly width: number;
  /** What stands behind a link's text. Left out, the address, and nothing for a link within the handbook. */
  readonly linkNote?: LinkNote;
}

/** Options with everything filled in. */
interface Layout {
  readonly palette: Palette;
  readonly width: number;
  readonly linkNote: LinkNote;
}

const widest = 100;
const codeMargin = "    ";

/** Markdown as text for a terminal: wrapped, lists and tables laid out, code as it is. Ends with a line end. */
export function terminalMarkdown(markdown: string, options: TerminalOptions): string {
  const layout = { linkNote: addressNote, ...options, width: Math.min(options.width, widest) };
  const blocks = markdownBlocks(markdown).map((block) => blockLines(block, layout).join("\n"));
  return blocks.join("\n\n") + "\n";
}

function addressNote(target: string): string | undefined {
  return /^https?:/.test(target) ? target : undefined;
}

function blockLines(block: MarkdownBlock, layout: Layout): readonly string[] {
  const { palette, width, linkNote } = layout;
  switch (block.block) {
    case "heading":
      return headingLines(block, layout);
    case "paragraph":
      return paragraphLines(block.text, width, layout);
    case "code":
      return block.lines.map((line) => (line === "" ? "" : codeMargin + palette.green(line)));
    case "list":
      return block.items.flatMap((item) => itemLines(item, layout));
    case "table":
      return tableLines(
        { head: cellWords(block.head, linkNote), rows: block.rows.map((row) => cellWords(row, linkNote)) },
        {
          width,
          text: (words) => lineText(words, palette),
          headText: (words) => palette.bold(plainText(words)),
          ruleText: (rule) => palette.dim(rule),
        },
      );
  }
}

function headingLines({ level, text }: { level: number; text: string }, layout: Layout): readonly string[] {
  const { palette, width } = layout;
  const lines = wrapWords(
    markdownWords(text, () => undefined),
    width,
  ).map(plainText);
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  return [...lines.map((line) => palette.bold(line)), ...(level === 1 ? [palette.dim("═".repeat(longest))] : [])];
}

function paragraphLines(text: string, width: number, { palette, linkNote }: Layout): readonly string[] {
  return wrapWords(markdownWords(text, linkNote), width).map((line) => lineText(line, palette));
}

function itemLines({ marker, indent, text }: ListItem, layout: Layout): readonly string[] {
  const lead = `${" ".repeat(indent)}${/\d/.test(marker) ? marker : "•"} `;
  const [first = "", ...rest] = paragraphLines(text, layout.width - lead.length, layout);
  return [lead + first, ...rest.map((line) => " ".repeat(lead.length) + line)];
}

function cellWords(cells: readonly string[], linkNote: LinkNote): readonly (readonly Word[])[] {
  return cells.map((cell) => markdownWords(cell, linkNote));
}

function lineText(words: readonly Word[], palette: Palette): string {
  return words.map((word) => word.map(({ text, style }) => styled(text, style, palette)).join("")).join(" ");
}

function plainText(words: readonly Word[]): string {
  return words.map((word) => word.map(({ text }) => text).join("")).join(" ");
}

function styled(text: string, style: TextStyle, palette: Palette): string {
  switch (style) {
    case "strong":
    case "emphasis":
      return palette.bold(text);
    case "code":
      return palette.green(text);
    case "link":
      return palette.blue(text);
    case "aside":
      return palette.dim(text);
    case "plain":
      return text;
  }
}
