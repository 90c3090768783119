import { isLineBreak } from "../../../../grammar/characters.js";
import type { FileSyntax, PlacedChunk } from "../../../../grammar/syntax.js";
import { indentation, newlineOf } from "../../design/edits/layout.js";
import type { Span } from "../../text/span.js";
import { plainGap, type Gap } from "./gap.js";
import { layoutOf, type Layout } from "./layout.js";
import { separatorsIn } from "./separators.js";
import { formatTokens, type FormatToken } from "./tokens.js";

/** A change to white space by file offsets. */
export interface SpaceEdit {
  readonly span: Span;
  readonly text: string;
}

/** How a text is set in what is around it. */
export interface FormatOptions {
  /** Goes before every line: of a fence in Markdown its indentation. */
  readonly margin?: string;
  /** What stands before the first token and behind the last belongs to others and stays. */
  readonly keepEnds?: true;
}

/** What makes the file formatted: only white space, and separators that say nothing. Chunks with syntax errors stay as they are. */
export function formatEdits(syntax: FileSyntax, options: FormatOptions = {}): SpaceEdit[] {
  const writer = new Writer(syntax, options);
  for (const chunk of syntax.chunks) writer.chunk(chunk);
  writer.end();
  return writer.edits;
}

/** A token at its place in the file. */
interface Placed {
  readonly token: FormatToken;
  readonly start: number;
}

class Writer {
  readonly edits: SpaceEdit[] = [];
  readonly #text: string;
  readonly #newline: string;
  readonly #options: FormatOptions;
  /** The last token; undefined at the start of the file. */
  #before: Placed | undefined;
  /** What was last passed is left alone, so what is behind it is too. */
  #untouched = false;

  constructor({ text }: FileSyntax, options: FormatOptions) {
    this.#text = text;
    // what stands before the first token goes, and says nothing of the rest
    this.#newline = newlineOf(text.trimStart());
    this.#options = options;
  }

  chunk({ chunk, start }: PlacedChunk): void {
    if (chunk.problems.length > 0) {
      this.#untouched = true;
      return;
    }
    const tokens = formatTokens(chunk, separatorsIn(chunk.text, chunk.entries));
    const [first] = tokens;
    if (this.#untouched && first && !this.#beginsLine(start + first.start)) return;
    const layout = layoutOf(chunk.text, chunk.entries, tokens);
    for (const token of tokens) {
      this.#token({ token, start: start + token.start }, layout, start);
      this.#untouched = false;
    }
  }

  /** The file ends with one line break. */
  end(): void {
    if (this.#untouched || this.#options.keepEnds || !this.#before) return;
    const start = this.#endOf(this.#before);
    this.#write({ start, end: this.#text.length }, this.#newline);
  }

  #token(placed: Placed, layout: Layout, chunkStart: number): void {
    const before = this.#before;
    const start = before ? this.#endOf(before) : 0;
    this.#before = placed;
    const span = { start, end: placed.start };
    if (isPointer(placed.token) && this.#breaks(span) > 0) return;
    if (this.#untouched) return this.#outdent(placed);
    if (before) this.#write(span, this.#gapText(this.#gapBefore(before, placed, layout, chunkStart), span));
    else if (!this.#options.keepEnds) this.#write(span, this.#text.startsWith("\ufeff") ? "\ufeff" : "");
  }

  /** Behind what is left alone only the line's own indentation is ours; where braces are missing, blocks are told by it. */
  #outdent({ start }: Placed): void {
    this.#write({ start: this.#lineStart(start), end: start }, this.#options.margin ?? "");
  }

  #beginsLine(offset: number): boolean {
    return this.#text.slice(this.#lineStart(offset), offset).trim() === "";
  }

  #lineStart(offset: number): number {
    let start = offset;
    while (start > 0 && !isLineBreak(this.#text.charCodeAt(start - 1))) start -= 1;
    return start;
  }

  #gapBefore(before: Placed, { token, start }: Placed, layout: Layout, chunkStart: number): Gap {
    const breaks = this.#breaks({ start: this.#endOf(before), end: start });
    if (token.comment) return commentGap(before.token, breaks, levelAt(layout, start - chunkStart));
    const said = layout.gaps.get(token.start);
    const level = levelAt(layout, start - chunkStart);
    if (before.token.comment === "line")
      return said?.kind === "line" ? said : { kind: "line", level: level + 1, paragraph: false };
    // what a comment on the same line speaks of stays with it
    if (before.token.comment === "block" && breaks === 0 && said?.kind !== "none") return { kind: "space" };
    return said ?? plainGap(before.token, token);
  }

  #gapText(gap: Gap, span: Span): string {
    switch (gap.kind) {
      case "none":
        return "";
      case "space":
        return " ";
      case "wide":
        return "  ";
      case "line": {
        const blank = gap.paragraph && this.#breaks(span) > 1 ? this.#newline : "";
        return blank + this.#newline + (this.#options.margin ?? "") + indentation.repeat(gap.level);
      }
    }
  }

  #breaks({ start, end }: Span): number {
    return (this.#text.slice(start, end).match(/\r\n|\n|\r/g) ?? []).length;
  }

  #endOf({ token, start }: Placed): number {
    return start + token.end - token.start;
  }

  #write(span: Span, text: string): void {
    if (this.#text.slice(span.start, span.end) !== text) this.edits.push({ span, text });
  }
}

/** A comment whose carets point at columns of the line above it: moved, it would point elsewhere. */
function isPointer({ comment, image }: FormatToken): boolean {
  return comment === "line" && /^\/\/\s*\^/.test(image);
}

/** How deep what begins a line there stands: in the innermost body that is laid out over lines. */
function levelAt({ bodies }: Layout, offset: number): number {
  let level = 0;
  for (const { span, level: inside } of bodies) if (span.start < offset && offset < span.end) level = inside;
  return level;
}

function commentGap(before: FormatToken, breaks: number, level: number): Gap {
  return breaks === 0 ? { kind: "space" } : { kind: "line", level, paragraph: before.image !== "{" };
}
