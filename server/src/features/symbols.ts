import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import type { BlockNode, Entry, LinkNode } from "../../../grammar/ast.js";
import { classOf, isElementKind } from "../../../grammar/schema/kinds.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { linkPath, nameSpan } from "../design/name-spans.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf, type LineIndex } from "../text/line-index.js";
import { shift, type Span } from "../text/span.js";
import { elementSymbolKind } from "./symbol-kinds.js";

/** The outline of a file: its blocks as they nest, links and the steps of flows below what holds them. */
export function documentSymbols(snapshot: Snapshot, uri: string): DocumentSymbol[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return [];
  const lines = lineIndexOf(syntax);
  return syntax.chunks.flatMap((chunk) => symbolsOf(chunk.chunk.entries, { chunk, lines }));
}

interface Place {
  readonly chunk: PlacedChunk;
  readonly lines: LineIndex;
}

function symbolsOf(entries: readonly Entry[], place: Place): DocumentSymbol[] {
  return entries.flatMap((entry) => {
    if (entry.kind === "block") return [blockSymbol(entry, place)];
    if (entry.kind === "link") return [linkSymbol(entry, place)];
    if (entry.kind === "defaults")
      return [symbol("defaults", SymbolKind.Namespace, "", { whole: entry.span, name: entry.keyword }, place)];
    return [];
  });
}

function blockSymbol(block: BlockNode, place: Place): DocumentSymbol {
  const { keyword, name, title, body } = block;
  const shown = name?.name ?? title?.text ?? keyword.name;
  const detail = [keyword.name, name && title?.text].filter((text) => text !== undefined && text !== "").join(" · ");
  const spans = { whole: block.span, name: nameSpan(block) };
  const made = symbol(shown === "" ? keyword.name : shown, blockSymbolKind(keyword.name), detail, spans, place);
  const children = symbolsOf(body?.entries ?? [], place);
  return children.length > 0 ? { ...made, children } : made;
}

function linkSymbol(link: LinkNode, place: Place): DocumentSymbol {
  const path = linkPath(link);
  const text = place.chunk.chunk.text.slice(path.start, path.end).replace(/\s+/g, " ").trim();
  const spans = { whole: link.span, name: path };
  return symbol(text === "" ? "link" : text, SymbolKind.Function, link.title?.text ?? "", spans, place);
}

function symbol(
  name: string,
  kind: SymbolKind,
  detail: string,
  spans: { readonly whole: Span; readonly name: Span },
  { chunk, lines }: Place,
): DocumentSymbol {
  return {
    name,
    kind,
    detail,
    range: lines.rangeOf(shift(spans.whole, chunk.start)),
    selectionRange: lines.rangeOf(shift(spans.name, chunk.start)),
  };
}

function blockSymbolKind(kind: string): SymbolKind {
  if (isElementKind(kind)) return elementSymbolKind({ class: classOf(kind) });
  return otherKinds[kind] ?? SymbolKind.Object;
}

const otherKinds: Readonly<Record<string, SymbolKind>> = {
  design: SymbolKind.File,
  flow: SymbolKind.Event,
  group: SymbolKind.Namespace,
  region: SymbolKind.Namespace,
  zone: SymbolKind.Namespace,
  policy: SymbolKind.Constant,
  scenario: SymbolKind.Method,
};
