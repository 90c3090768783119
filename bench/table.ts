/** A table for the terminal: columns whose values are numbers stand to the right, the others to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const columns = head.map((_, index) => lines.map((line) => line[index] ?? ""));
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const areNumbers = columns.map((cells) => cells.slice(1).every((cell) => /^(?:-?\d.*)?$/.test(cell)));
  const shown = lines.map((line) =>
    line.map((cell, index) =>
      areNumbers[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
    ),
  );
  return `${shown.map((cells) => cells.join("  ").trimEnd()).join("\n")}\n`;
}
