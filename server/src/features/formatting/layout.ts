import { lineWidth } from "../../design/edits/layout.js";
import type { Body, Entry, ImportNode, LinkNode, ListValue, Value } from "../../../../grammar/ast.js";
import { indentation } from "../../design/edits/layout.js";
import type { Span } from "../../text/span.js";
import { flatLength, type Gap } from "./gap.js";
import type { FormatToken } from "./tokens.js";

/** How a chunk is laid out. */
export interface Layout {
  /** By the offset of the token behind the gap; plain where nothing is said. */
  readonly gaps: ReadonlyMap<number, Gap>;
  /** Bodies and lists that are laid out over lines, outer before inner, with the level of what stands in them: for comments. */
  readonly bodies: readonly { readonly span: Span; readonly level: number }[];
}

/** The layout of a chunk's entries. `text` is the chunk's, `tokens` what the formatter keeps of it. */
export function layoutOf(text: string, entries: readonly Entry[], tokens: readonly FormatToken[]): Layout {
  const maker = new LayoutMaker(text, tokens);
  maker.lines(entries, 0);
  return maker;
}

class LayoutMaker implements Layout {
  readonly gaps = new Map<number, Gap>();
  readonly bodies: { span: Span; level: number }[] = [];
  readonly #text: string;
  readonly #tokens: readonly FormatToken[];

  constructor(text: string, tokens: readonly FormatToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** Each entry on a line of its own. */
  lines(entries: readonly Entry[], level: number): void {
    for (const [index, entry] of entries.entries()) {
      this.#entry(entry, level);
      this.gaps.set(entry.span.start, { kind: "line", level, paragraph: index > 0 || level === 0 });
    }
  }

  #entry(entry: Entry, level: number): void {
    const body = "body" in entry ? entry.body : undefined;
    // as it would be on one line; undone below where it is not
    if (body) this.#flatBody(body);
    const tooLong = level * indentation.length + flatLength(this.#tokensOf(entry), this.gaps) > lineWidth;
    if (entry.kind === "import") this.#import(entry, level, tooLong ? "lines" : "as-written");
    if (entry.kind === "link") this.#arrows(entry, level);
    if (entry.kind === "property" && entry.value) this.#value(entry.value, level, tooLong ? "lines" : "as-written");
    if (!body) return;
    const inner = this.#inner(body);
    if (isOverLines(inner) ? inner.trim() !== "" : tooLong && body.entries.length > 0) this.#openBody(body, level);
  }

  #openBody(body: Body, level: number): void {
    this.bodies.push({ span: body.span, level: level + 1 });
    this.lines(body.entries, level + 1);
    this.#closeOnLine(body.close, level);
  }

  /** `{ a: 1  b: 2 }`. */
  #flatBody(body: Body): void {
    for (const [index, entry] of body.entries.entries()) {
      this.gaps.set(entry.span.start, { kind: index === 0 ? "space" : "wide" });
      const inside = "body" in entry ? entry.body : undefined;
      if (inside) this.#flatBody(inside);
    }
    if (body.close) this.gaps.set(body.close.start, { kind: this.#inner(body).trim() === "" ? "none" : "space" });
  }

  #inner({ open, close }: Body): string {
    return this.#text.slice(open.end, close?.start ?? open.end);
  }

  #tokensOf({ span }: Entry): readonly FormatToken[] {
    return this.#tokens.slice(firstFrom(this.#tokens, span.start), firstFrom(this.#tokens, span.end));
  }

  #closeOnLine(close: Span | undefined, level: number): void {
    if (close) this.gaps.set(close.start, { kind: "line", level, paragraph: false });
  }

  /** A chain that goes on on the next line does so one level deeper. */
  #arrows(link: LinkNode, level: number): void {
    for (const { span } of link.arrows) this.#keepLine(span.start, level + 1);
    for (const side of link.endpoints.slice(1)) this.#keepLine(side.span.start, level + 1);
  }

  #keepLine(at: number, level: number): void {
    const before = /\s*$/.exec(this.#text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
    if (isOverLines(before)) this.gaps.set(at, { kind: "line", level, paragraph: false });
  }

  #value(value: Value, level: number, how: "lines" | "as-written"): void {
    if (value.kind !== "list" || value.items.length === 0) return;
    if (how === "as-written" && !this.#beginsOnNextLine(value)) return;
    this.#openList(value.items, value.span, level);
  }

  /** Each item on a line of its own; `span` is from bracket to bracket. */
  #openList(items: readonly { readonly span: Span }[], span: Span, level: number): void {
    this.bodies.push({ span, level: level + 1 });
    for (const item of items) this.gaps.set(item.span.start, { kind: "line", level: level + 1, paragraph: false });
    this.#closeOnLine({ start: span.end - 1, end: span.end }, level);
  }

  #beginsOnNextLine({ span, items }: ListValue): boolean {
    return isOverLines(this.#text.slice(span.start, items[0]?.span.start ?? span.end));
  }

  #import(node: ImportNode, level: number, how: "lines" | "as-written"): void {
    const inside = this.#tokensOf(node).filter(({ comment }) => !comment);
    const [open, close] = [inside.find(({ image }) => image === "{"), inside.find(({ image }) => image === "}")];
    const [first] = node.names;
    if (!open || !close || !first) return;
    if (how === "as-written" && !isOverLines(this.#text.slice(open.end, first.span.start))) return;
    this.#openList(node.names, { start: open.start, end: close.end }, level);
  }
}

function isOverLines(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** The index of the first token that starts at the offset or behind it. */
function firstFrom(tokens: readonly FormatToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
