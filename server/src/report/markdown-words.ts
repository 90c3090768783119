/** How a stretch of text is set off. */
export type TextStyle = "plain" | "strong" | "emphasis" | "code" | "link" | "aside";

export interface Piece {
  readonly text: string;
  readonly style: TextStyle;
}

/** What stands between two spaces: pieces that follow each other without one. */
export type Word = readonly Piece[];

/** What to show behind a link's text, for what it leads to; undefined for nothing. */
export type LinkNote = (target: string) => string | undefined;

const inline = /`([^`]+)`|\*\*(.+?)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]*)\)/g;

/** Reads inline Markdown (code, strong, emphasis, links) into words. A link's note follows its text in parentheses where it says more than that. */
export function markdownWords(text: string, noteOf: LinkNote): readonly Word[] {
  const words: Piece[][] = [];
  let joins = false;
  for (const piece of pieces(text, noteOf)) {
    for (const [index, part] of piece.text.split(/\s+/).entries()) {
      if (index > 0) joins = false;
      if (part === "") continue;
      const last = words.at(-1);
      if (joins && last) last.push({ ...piece, text: part });
      else words.push([{ ...piece, text: part }]);
      joins = true;
    }
  }
  return words;
}

/** The number of characters that a word takes. */
export function wordLength(word: Word): number {
  return word.reduce((sum, { text }) => sum + text.length, 0);
}

/** Breaks words into lines of at most `width` characters; a longer word keeps a line to itself. */
export function wrapWords(words: readonly Word[], width: number): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  let room = 0;
  for (const word of words) {
    const length = wordLength(word);
    const line = lines.at(-1);
    if (line && length + 1 <= room) {
      line.push(word);
      room -= length + 1;
    } else {
      lines.push([word]);
      room = width - length;
    }
  }
  return lines;
}

function pieces(text: string, noteOf: LinkNote, style: TextStyle = "plain"): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    found.push({ text: text.slice(end, match.index), style }, ...markedPieces(match, noteOf));
    end = match.index + match[0].length;
  }
  found.push({ text: text.slice(end), style });
  return found.filter((piece) => piece.text !== "");
}

function markedPieces(match: RegExpExecArray, noteOf: LinkNote): readonly Piece[] {
  const [, code, strong, emphasis, label = "", target = ""] = match;
  if (code !== undefined) return [{ text: code, style: "code" }];
  if (strong !== undefined) return pieces(strong, noteOf, "strong");
  if (emphasis !== undefined) return pieces(emphasis, noteOf, "emphasis");
  const plain = label.replace(/`/g, "");
  const note = noteOf(target);
  const aside: Piece[] =
    note === undefined || note === plain.toLowerCase() || note === plain
      ? []
      : [{ text: ` (${note})`, style: "aside" }];
  return [{ text: plain, style: "link" }, ...aside];
}
