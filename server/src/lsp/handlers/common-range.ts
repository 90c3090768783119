import equal from "fast-deep-equal";
import { InsertTextFormat, type CompletionItem, type CompletionList, type Range } from "vscode-languageserver";

/**
 * A list of completions that says once what its items have in common: the range that they replace, and that their text is their label. Where
 * every name of a large design fits, it is about half as large.
 */
export function withCommonRange(list: CompletionList): CompletionList {
  const range = list.items[0] && rangeOf(list.items[0]);
  if (range === undefined) return list;
  const items = list.items.map((item) => (equal(rangeOf(item), range) ? withoutRange(item) : item));
  return { ...list, items, itemDefaults: { editRange: range } };
}

function rangeOf({ textEdit }: CompletionItem): Range | undefined {
  return textEdit !== undefined && "range" in textEdit ? textEdit.range : undefined;
}

/** Plain text is what an item holds that says nothing else. */
function withoutRange({ textEdit, insertTextFormat, ...item }: CompletionItem): CompletionItem {
  return {
    ...item,
    ...(insertTextFormat === InsertTextFormat.Snippet && { insertTextFormat }),
    ...(textEdit?.newText !== item.label && { textEditText: textEdit?.newText }),
  };
}
