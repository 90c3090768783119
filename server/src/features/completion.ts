import {
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf, type LineIndex } from "../text/line-index.js";
import { plainText, type Candidate, type DocumentationKey } from "./completion/candidate.js";
import { candidatesFor } from "./completion/candidates.js";
import { contextAt, restOfWord } from "./completion/context.js";
import { documentationOf } from "./completion/documentation.js";
import type { HandbookOptions } from "./handbook.js";
import { resolveLinks } from "../handbook/links.js";

export interface CompletionOptions {
  /** The client takes snippets; else items are plain text. */
  readonly snippets: boolean;
}

/** What fits at the position, best first. Items carry no page of the handbook: `resolveCompletion` adds it to the one that is looked at. */
export function completionsAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  { snippets }: CompletionOptions = { snippets: true },
): CompletionList {
  const [syntax, design] = [snapshot.files.get(uri), snapshot.design(uri)];
  if (!syntax || !design) return { isIncomplete: false, items: [] };
  const lines = lineIndexOf(syntax);
  const offset = lines.offsetAt(position);
  const context = contextAt(syntax, offset);
  if (!context) return { isIncomplete: false, items: [] };
  const { root: file } = design;
  const candidates = candidatesFor({ snapshot, uri, syntax, offset, context, design, file });
  // a word is replaced whole, but what begins at the cursor is another one
  const rest = context.typed === "" || context.slot.type === "string" ? 0 : restOfWord(syntax.text, offset);
  const range = lines.rangeOf({ start: offset - context.typed.length, end: offset + rest });
  const ranked = [...new Map(candidates.map((one) => [`${one.label} ${one.kind} ${one.detail ?? ""}`, one])).values()];
  ranked.sort((a, b) => a.rank - b.rank);
  return { isIncomplete: false, items: ranked.map((one, index) => itemOf(one, index, range, { snippets, lines })) };
}

function itemOf(
  candidate: Candidate,
  index: number,
  range: Range,
  { snippets, lines }: CompletionOptions & { readonly lines: LineIndex },
): CompletionItem {
  const { label, kind, insert, detail, filter, documentation, note, also } = candidate;
  const newText = snippets ? insert : plainText(insert);
  return {
    label,
    kind,
    sortText: String(index).padStart(5, "0"),
    textEdit: { range, newText },
    insertTextFormat: snippets && /[$\\]/.test(insert) ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail !== undefined && { detail }),
    ...(filter !== undefined && { filterText: filter }),
    ...(note !== undefined && { documentation: note }),
    ...(documentation && { data: documentation }),
    ...(also && { additionalTextEdits: [{ range: lines.rangeOf(also.span), newText: also.text }] }),
  };
}

/** The item with the handbook's text for it. */
export function resolveCompletion(item: CompletionItem, { handbook, link }: HandbookOptions): CompletionItem {
  const key = item.data as DocumentationKey | undefined;
  const text = key && documentationOf(handbook, key);
  if (text === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: resolveLinks(text, link) } };
}
