/** Longest text that a drawing shows; more is in the tooltip and in the source. */
const longest = 80;

/** Mermaid decodes a label and then reads these in it: formulas, icons and line breaks. A word joiner between keeps them apart. */
const readAfterDecoding = /(\$)(?=\$)|(:)(?=fa-)|(\\)(?=n)/g;

/** Starts that read as a list, or as an option of the statement. */
const readAtStart = /^(?:[-+.]|\d+[.)]|(?:no)?wrap:)/;

/**
 * Makes any text of a design safe and readable in a drawing: one line, shortened, and everything that Mermaid, Markdown or HTML might
 * read in it as an entity code. Every text of a design goes through here, and nothing else does.
 */
export function escapeText(text: string): string {
  // characters that no Mermaid grammar, Markdown or HTML gives a meaning to, wherever they stand
  const plain =
    /[\p{L}\p{N}\p{M}\p{Emoji_Presentation} ,.\-/()'!?+=\u2026\u00b7\u00d7\u2192\u2013\u2060]|\u200d|\ufe0f/u;
  const line = shorten(oneLine(text)).replace(readAfterDecoding, "$1$2$3\u2060");
  const start = readAtStart.exec(line)?.[0] ?? "";
  const rest = [...line.slice(start.length)].map((character) =>
    plain.test(character) ? character : encode(character),
  );
  return [...start].map(encodeSign).join("") + rest.join("");
}

/** The text as a drawing shows it: one line, without invisible characters, cut at a whole character. */
export function shownText(text: string): string {
  return shorten(oneLine(text));
}

function oneLine(text: string): string {
  // control characters and those that turn the direction of what follows, which could make a text read as another one
  const invisible = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
  // half characters, and those of private use, which mean something else in each font
  const meaningless = /[\p{Cs}\p{Co}]/gu;
  return text.replace(/\s+/g, " ").replace(invisible, "").replace(meaningless, "\ufffd").trim();
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}\u2026`;
}

function encodeSign(character: string): string {
  return /[\p{L}\p{N}]/u.test(character) ? character : encode(character);
}

function encode(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`;
}
