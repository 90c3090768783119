import type { FileSyntax } from "../../grammar/syntax.js";

/** What a file says, without where: its entries as data. */
export function meaningOfText(syntax: FileSyntax): unknown {
  return withoutPlaces(syntax.chunks.flatMap(({ chunk }) => chunk.entries));
}

/** Its comments in order. */
export function commentsOf({ chunks }: FileSyntax): string[] {
  return chunks.flatMap(({ chunk }) => chunk.comments.map(({ span }) => chunk.text.slice(span.start, span.end)));
}

/** The messages of its syntax errors. */
export function mistakesOf({ chunks }: FileSyntax): string[] {
  return chunks.flatMap(({ chunk }) => chunk.problems.map(({ message }) => message));
}

const places = new Set(["span", "open", "close", "colon"]);

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  // a keyword is a place alone in some nodes, and a word in others
  const entries = Object.entries(record).filter(([key, inside]) => !places.has(key) && !isPlace(inside));
  return Object.fromEntries(entries.map(([key, inside]) => [key, withoutPlaces(inside)]));
}

function isPlace(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).sort().join() === "end,start";
}
