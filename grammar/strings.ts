import { isBlank } from "./characters.js";

/** What a string without its quotes means, and where in it an escape is not one of the language's. */
export interface ReadString {
  readonly text: string;
  /** Offsets of backslashes that start no known escape, relative to the content. */
  readonly badEscapes: readonly number[];
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", t: "\t" };

/** Reads the content of a one-line string. An unknown escape stands for itself. */
export function readEscapes(content: string): ReadString {
  if (!content.includes("\\")) return { text: content, badEscapes: [] };
  const badEscapes: number[] = [];
  const text = content.replace(/\\([^]?)/gu, (escape: string, letter: string, at: number) => {
    const meaning = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (meaning === undefined) badEscapes.push(at);
    return meaning ?? escape;
  });
  return { text, badEscapes };
}

/**
 * What the content of a `"""` string means: line ends become `\n`, the first and the last line go where nothing but white space is in
 * them, and the indentation that all other lines with text share is taken off.
 */
export function dedent(content: string): string {
  const [first = "", ...rest] = content.split(/\r\n|\r|\n/u);
  if (rest.length === 0) return first;
  const indents = rest.filter((line) => line.trim() !== "").map(indentOf);
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  const lines = rest.map((line) => line.slice(Math.min(common, indentOf(line))));
  if (lines.at(-1)?.trim() === "") lines.pop();
  return (first.trim() === "" ? lines : [first, ...lines]).join("\n");
}

function indentOf(line: string): number {
  let indent = 0;
  while (isBlank(line.charCodeAt(indent))) indent += 1;
  return indent;
}
