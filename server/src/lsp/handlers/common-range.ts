import { InsertTextFormat, type CompletionItem, type CompletionList, type Range } from "vscode-languageserver";

/**
 * A list of completions that says once what its items have in common: the range that they replace, and that their text is their label. Where
 * every name of a large design fits, it is about half as large.
 */
export function withCommonRange(list: CompletionList): CompletionList {
  const range = list.items[0] && rangeOf(list.items[0]);
  if (range === undefined) return list;
  const items = list.items.map((item) => (isSame(rangeOf(item), range) ? withoutRange(item) : item));
  return { ...list, items, itemDefaults: { editRange: range } };
}

function rangeOf({ textEdit }: CompletionItem): Range | undefined {
  return textEdit !== undefined && "range" in textEdit ? textEdit.range : undefined;
}

function isSame(one: Range | undefined, other: Range): boolean {
  return (
    one === other ||
    (one?.start.line === other.start.line &&
      one.start.character === other.start.character &&
      one.end.line === other.end.line &&
      one.end.character === other.end.character)
  );
}

/** Plain text is what an item holds that says nothing else. */
function withoutRange({ textEdit, insertTextFormat, ...item }: CompletionItem): CompletionItem {
  return {
    ...item,
    ...(insertTextFormat === InsertTextFormat.Snippet && { insertTextFormat }),
    ...(textEdit?.newText !== item.label && { textEditText: textEdit?.newText }),
  };
}
