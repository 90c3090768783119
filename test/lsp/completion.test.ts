import assert from "node:assert/strict";
import { InsertTextFormat, type CompletionList, type Position, type Range } from "vscode-languageserver/node";
import { Wire } from "../harness/wire.js";

describe("The wire: completion", () => {
  it("writes no tab stops for a client that takes none", async () => {
    for (const snippetSupport of [true, false, undefined]) {
      const wire = await Wire.start({
        capabilities: { textDocument: { completion: { completionItem: { snippetSupport } } } },
      });
      const design = "file:///nowhere/a.lintel";
      await wire.open(design, "");
      const params = { textDocument: { uri: design }, position: { line: 0, character: 0 } };
      const { items } = await wire.request<CompletionList>("textDocument/completion", params);
      const snippets = items.filter(({ insertTextFormat }) => insertTextFormat === 2);
      const stops = items.filter(({ textEdit }) => /\$\d|\$\{/.test(textEdit?.newText ?? ""));
      assert.ok(items.length > 0);
      assert.equal(snippets.length > 0, snippetSupport === true);
      assert.equal(stops.length > 0, snippetSupport === true);
      await wire.stop();
    }
  });

  it("says a range once to a client that takes it so, and the same to all", async () => {
    const text = "service orders { replicas: 1 }\nstore orders-db { }\n\norders -> orders-\n";
    const quoted = text.replace(/^/gm, "> ").replace(/^/, "> ```lintel\n");
    const places = [
      { uri: "file:///nowhere/a.lintel", text, position: { line: 3, character: 17 } },
      { uri: "file:///nowhere/a.lintel", text, position: { line: 1, character: 18 } },
      { uri: "file:///nowhere/a.lintel", text, position: { line: 2, character: 0 } },
      { uri: "file:///nowhere/a.md", text: quoted, position: { line: 3, character: 2 } },
    ];
    const [plain, common] = await Promise.all([completionsOf([], places), completionsOf(["editRange"], places)]);
    assert.deepEqual(common.map(spelledOut), plain);
    assert.ok(common.every(({ itemDefaults }) => itemDefaults?.editRange !== undefined));
    assert.ok(JSON.stringify(common).length < JSON.stringify(plain).length * 0.75);
  });
});

interface Place {
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
}

/** What a client gets that takes such defaults for its items. */
async function completionsOf(itemDefaults: string[], places: readonly Place[]): Promise<CompletionList[]> {
  const completion = { completionItem: { snippetSupport: true }, completionList: { itemDefaults } };
  const wire = await Wire.start({ capabilities: { textDocument: { completion } } });
  for (const [uri, text] of new Map(places.map((place) => [place.uri, place.text])))
    await wire.open(uri, text, uri.endsWith(".md") ? "markdown" : "lintel");
  const lists: CompletionList[] = [];
  for (const { uri, position } of places)
    lists.push(await wire.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position }));
  await wire.stop();
  return lists;
}

/** The list as a client reads it (Language Server Protocol 3.17, "CompletionList.itemDefaults"). */
function spelledOut({ itemDefaults, items, ...list }: CompletionList): CompletionList {
  const range = itemDefaults?.editRange as Range;
  return {
    ...list,
    items: items.map(({ textEditText, ...item }) => ({
      ...item,
      insertTextFormat: item.insertTextFormat ?? InsertTextFormat.PlainText,
      textEdit: item.textEdit ?? { range, newText: textEditText ?? item.label },
    })),
  };
}
