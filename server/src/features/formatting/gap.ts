import type { FormatToken } from "./tokens.js";

/** What stands before a token. */
export type Gap =
  | { readonly kind: "none" }
  | { readonly kind: "space" }
  /** Between the entries of a body on one line. */
  | { readonly kind: "wide" }
  /** On a new line, so many levels deep; `paragraph`: a blank line that is there stays. */
  | { readonly kind: "line"; readonly level: number; readonly paragraph: boolean };

const closeBefore = new Set([":", ",", "]", ".", ";"]);
const closeBehind = new Set(["[", "#", "."]);

/** What stands between two tokens of a line where nothing else is said. */
export function plainGap(before: FormatToken, next: FormatToken): Gap {
  if (next.comment || before.comment) return { kind: "space" };
  const close = closeBefore.has(next.image) || closeBehind.has(before.image);
  return { kind: close || (before.image === "{" && next.image === "}") ? "none" : "space" };
}

const lengths = { none: 0, space: 1, wide: 2, line: 1 } as const;

/** How long tokens are on one line; a text over several lines counts up to its first line break. */
export function flatLength(tokens: readonly FormatToken[], gaps: ReadonlyMap<number, Gap>): number {
  let length = 0;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (before) length += lengths[(gaps.get(token.start) ?? plainGap(before, token)).kind];
    const lineEnd = token.image.search(/[\r\n]/);
    if (lineEnd >= 0) return length + lineEnd;
    length += token.image.length;
  }
  return length;
}
