import { wordLength, wrapWords, type Word } from "./markdown-words.js";

export interface TerminalTable {
  readonly head: readonly (readonly Word[])[];
  readonly rows: readonly (readonly (readonly Word[])[])[];
}

export interface TableLayout {
  /** Columns of the terminal. */
  readonly width: number;
  /** Puts a line of words into text. */
  text(words: readonly Word[]): string;
  headText(words: readonly Word[]): string;
  ruleText(rule: string): string;
}

const gap = "  ";
const narrowest = 6;

/** Lays a table out in columns. Where it is too wide, the widest columns are wrapped; rows are then set apart by an empty line. */
export function tableLines({ head, rows }: TerminalTable, layout: TableLayout): readonly string[] {
  const widths = columnWidths([head, ...rows], layout.width);
  const wrapped = rows.map((row) => rowLines(row, widths, layout.text.bind(layout)));
  const isLoose = wrapped.some((lines) => lines.length > 1);
  return [
    ...rowLines(head, widths, layout.headText.bind(layout)),
    layout.ruleText(widths.map((width) => "─".repeat(width)).join(gap)),
    ...wrapped.flatMap((lines, index) => (isLoose && index > 0 ? ["", ...lines] : lines)),
  ];
}

function columnWidths(rows: readonly (readonly (readonly Word[])[])[], available: number): readonly number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(1, ...rows.map((row) => lineLength(row[column] ?? []))),
  );
  const room = available - gap.length * (columns - 1);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function rowLines(
  row: readonly (readonly Word[])[],
  widths: readonly number[],
  text: (words: readonly Word[]) => string,
): readonly string[] {
  const cells = widths.map((width, column) => wrapWords(row[column] ?? [], width));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, column) => padded(lines[index] ?? [], widths[column] ?? 0, text))
      .join(gap)
      .trimEnd(),
  );
}

function padded(words: readonly Word[], width: number, text: (words: readonly Word[]) => string): string {
  return text(words) + " ".repeat(Math.max(0, width - lineLength(words)));
}

function lineLength(words: readonly Word[]): number {
  return Math.max(0, sum(words.map(wordLength)) + words.length - 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
