import type { CompletionItemKind } from "vscode-languageserver-types";
import type { FileEdit } from "../../design/model.js";
import type { PropertyPlace } from "../../handbook/hover-text.js";

/** Which text of the handbook documents an item; it travels with the item until somebody looks at it. */
export type DocumentationKey =
  | { readonly of: "kind"; readonly word: string }
  | { readonly of: "key"; readonly place: PropertyPlace; readonly path: string }
  | { readonly of: "value"; readonly place: PropertyPlace; readonly path: string; readonly value: string }
  | { readonly of: "unit"; readonly unit: string }
  | { readonly of: "rule"; readonly rule: string };

/** Something that may be written at the cursor. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written, with tab stops as LSP's snippets have them. */
  readonly insert: string;
  /** The lower, the better it fits; equal ranks keep their order. */
  readonly rank: number;
  readonly detail?: string;
  /** What the typed letters are held against, where it is not the label. */
  readonly filter?: string;
  readonly documentation?: DocumentationKey;
  /** What is changed elsewhere in the file when the item is taken: an import. */
  readonly also?: FileEdit;
  /** Text to show as it stands, for what no handbook knows. */
  readonly note?: string;
}

/** A tab stop with a text to replace. */
export function placeholder(stop: number, text: string): string {
  return `\${${stop}:${escapeSnippet(text)}}`;
}

/** A tab stop with texts to choose from; of one text a placeholder. */
export function choice(stop: number, texts: readonly string[]): string {
  const [first = ""] = texts;
  if (texts.length < 2) return placeholder(stop, first);
  return `\${${stop}|${texts.map((text) => text.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
}

/** Text that stands for itself in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** What a snippet writes when nobody goes through its tab stops. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([\\$},|])/g, "$1");
}
