import type { CompletionItem, CompletionList, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { LineIndex } from "../../text/line-index.js";
import { markdownEdits } from "../../text/markdown-edits.js";

/** Edits of a fence as edits of the Markdown that it stands in: in a quote, with the marks of the quote. Others are as they are. */
export function documentEdits(markdown: string, edits: readonly TextEdit[]): TextEdit[] {
  const lines = new LineIndex(markdown);
  const placed = edits.map((edit) => ({ edit, span: lines.spanOf(edit.range), text: edit.newText }));
  return markdownEdits(markdown, placed).map(({ edit, span, text }) => ({
    ...edit,
    range: lines.rangeOf(span),
    newText: text,
  }));
}

/**
 * The same for edits of several files.
 *
 * @param markdownOf the text of the Markdown that a fence stands in; undefined for what is no fence
 */
export function documentChanges(
  { changes, ...others }: WorkspaceEdit,
  markdownOf: (uri: string) => string | undefined,
): WorkspaceEdit {
  if (changes === undefined) return others;
  const mapped = Object.entries(changes).map(([uri, edits]) => {
    const markdown = markdownOf(uri);
    return [uri, markdown === undefined ? edits : documentEdits(markdown, edits)] as const;
  });
  return { ...others, changes: Object.fromEntries(mapped) };
}

/** The same for what is completed; its lines are indented as the one that they begin in, for editors indent after white space alone. */
export function documentCompletions(markdown: string, list: CompletionList): CompletionList {
  const lines = new LineIndex(markdown);
  const placed = list.items.flatMap((item) => {
    const { textEdit } = item;
    if (textEdit === undefined || !("range" in textEdit)) return [];
    const span = lines.spanOf(textEdit.range);
    const line = markdown.slice(lines.startOf(textEdit.range.start.line), span.start);
    const indent = /^[ \t]*>[ \t>]*/.exec(line)?.[0].replace(/\S/g, " ") ?? "";
    return [{ item, span, text: textEdit.newText.replace(/\n/g, `\n${indent}`) }];
  });
  const items = markdownEdits(markdown, placed).map(({ item, span, text }): CompletionItem => {
    const more = item.additionalTextEdits && documentEdits(markdown, item.additionalTextEdits);
    return {
      ...item,
      textEdit: { range: lines.rangeOf(span), newText: text },
      ...(more && { additionalTextEdits: more }),
    };
  });
  return { ...list, items };
}
