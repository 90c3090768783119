import assert from "node:assert/strict";
import { ResponseError, type Range } from "vscode-languageserver/node";
import { Wire } from "../harness/wire.js";

const design = "file:///nowhere/shop.lintel";
const unknown = "file:///nowhere/unknown.lintel";
const text = `client web { rate: 50/s }
service orders { replicas: 2 }
store orders-db { replicas: 1 }
web -> orders { timeout: 2s }
orders -> orders-db { timeout: 200ms }
flow browse { web -> orders -> orders-db }
`;
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };

/** Requests that the server says it answers: by the capability's name, the method and the rest of its parameters. */
const requests: Readonly<Record<string, readonly (readonly [method: string, params: object])[]>> = {
  completionProvider: [["completion", at(1, 0)]],
  hoverProvider: [["hover", at(1, 9)]],
  definitionProvider: [["definition", at(3, 8)]],
  referencesProvider: [["references", { ...at(3, 8), context: { includeDeclaration: true } }]],
  documentHighlightProvider: [["documentHighlight", at(3, 8)]],
  renameProvider: [
    ["prepareRename", at(3, 8)],
    ["rename", { ...at(3, 8), newName: "baskets" }],
  ],
  documentSymbolProvider: [["documentSymbol", {}]],
  callHierarchyProvider: [["prepareCallHierarchy", at(1, 9)]],
  semanticTokensProvider: [
    ["semanticTokens/full", {}],
    ["semanticTokens/range", { range: whole }],
    ["semanticTokens/full/delta", { previousResultId: "none" }],
  ],
  foldingRangeProvider: [["foldingRange", {}]],
  selectionRangeProvider: [["selectionRange", { positions: [at(1, 9).position] }]],
  documentLinkProvider: [["documentLink", {}]],
  documentFormattingProvider: [["formatting", { options: { tabSize: 2, insertSpaces: true } }]],
  documentRangeFormattingProvider: [["rangeFormatting", { range: whole, options: { tabSize: 2, insertSpaces: true } }]],
  documentOnTypeFormattingProvider: [
    ["onTypeFormatting", { ...at(1, 30), ch: "}", options: { tabSize: 2, insertSpaces: true } }],
  ],
  codeActionProvider: [["codeAction", { range: whole, context: { diagnostics: [] } }]],
  codeLensProvider: [["codeLens", {}]],
  inlayHintProvider: [["inlayHint", { range: whole }]],
};

/** What is said at the start and is no request about a document. */
const others = ["textDocumentSync", "workspaceSymbolProvider", "workspace"];

describe("The wire: every request", () => {
  let wire: Wire;

  before(async () => {
    wire = await Wire.start();
    await wire.open(design, text);
  });
  after(() => wire.stop());

  it("has a case here for everything that the server advertises", () => {
    const advertised = Object.keys(wire.initialized.capabilities);
    assert.deepEqual(advertised.sort(), [...Object.keys(requests), ...others].sort());
  });

  for (const [method, params] of Object.values(requests).flat()) {
    it(`answers textDocument/${method}`, async () => {
      const answer = await ask(wire, method, design, params);
      assert.ok(answer !== undefined && !(answer instanceof ResponseError));
    });

    it(`answers textDocument/${method} about a file that it does not know with nothing`, async () => {
      const answer = await ask(wire, method, unknown, params);
      assert.ok(isEmpty(answer), JSON.stringify(answer));
    });

    it(`answers textDocument/${method} at places outside of the text`, async () => {
      const far = { line: 1_000_000, character: 1_000_000 };
      const empty = { start: far, end: far };
      const moved = {
        ...params,
        ...("position" in params && { position: far }),
        ...("range" in params && { range: empty }),
      };
      const asked = ask(wire, method, design, moved);
      if (method === "rename") await assert.rejects(asked, /no name here/);
      else await assert.doesNotReject(asked);
      assert.deepEqual(wire.log, []);
    });

    it(`answers textDocument/${method} when it is cancelled at once, and goes on`, async () => {
      const { CancellationTokenSource } = await import("vscode-languageserver/node");
      const source = new CancellationTokenSource();
      const asked = wire.connection.sendRequest(`textDocument/${method}`, withUri(design, params), source.token);
      source.cancel();
      await asked.catch((error: unknown) => assert.match(String(error), /cancel/i));
      await assert.doesNotReject(ask(wire, "foldingRange", design, {}));
    });
  }

  it("finds declared things by their name", async () => {
    const symbols = await wire.request<{ name: string }[]>("workspace/symbol", { query: "ordb" });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["orders-db"],
    );
  });

  it("sends only what changed of the tokens", async () => {
    const first = await wire.request<Tokens>("textDocument/semanticTokens/full", withUri(design, {}));
    const params = withUri(design, { previousResultId: first.resultId });
    const second = await wire.request<Tokens>("textDocument/semanticTokens/full/delta", params);
    assert.ok(first.data.length > 0);
    assert.deepEqual(second.edits, []);
    const stale = await wire.request<Tokens>("textDocument/semanticTokens/full/delta", params);
    assert.deepEqual(stale.data, first.data, "a result that is no longer the last is answered in full");
  });

  it("follows calls both ways", async () => {
    const [item] = await wire.request<object[]>("textDocument/prepareCallHierarchy", withUri(design, at(1, 9)));
    const incoming = await wire.request<{ from: { name: string } }[]>("callHierarchy/incomingCalls", { item });
    const outgoing = await wire.request<{ to: { name: string } }[]>("callHierarchy/outgoingCalls", { item });
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ["web"],
    );
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      ["orders-db"],
    );
  });

  it("says why a name can't be given", async () => {
    const params = withUri(design, { ...at(3, 8), newName: "web" });
    await assert.rejects(wire.request("textDocument/rename", params), /web/);
  });

  it("serves drawings and pages of the handbook", async () => {
    const { drawing } = await wire.request<{ drawing: { text: string } }>("lintel/draw", {
      uri: design,
      view: "design",
    });
    assert.match(drawing.text, /^flowchart/);
    const { pages } = await wire.request<{ pages: { page: string }[] }>("lintel/handbookIndex", {});
    assert.ok(pages.some(({ page }) => page === "topic:caching"));
    const params = { page: "topic:caching", links: "../{kind}/{name}.md" };
    const { markdown } = await wire.request<{ markdown: string }>("lintel/handbookPage", params);
    assert.match(markdown, /\]\(\.\.\/topic\/caching-strategies\.md\)/);
  });
});

interface Tokens {
  readonly resultId: string;
  readonly data: number[];
  readonly edits?: unknown[];
}

function at(line: number, character: number) {
  return { position: { line, character } };
}

function withUri(uri: string, params: object): object {
  return { textDocument: { uri }, ...params };
}

function ask(wire: Wire, method: string, uri: string, params: object): Promise<unknown> {
  return wire.request(`textDocument/${method}`, withUri(uri, params));
}

/** Null, an empty list, tokens without data, or for a selection the position itself. */
function isEmpty(answer: unknown): boolean {
  if (answer === null) return true;
  if (Array.isArray(answer))
    return answer.every((item) =>
      JSON.stringify(item).includes('"range":{"start":{"line":1,"character":9},"end":{"line":1,"character":9}}'),
    );
  return typeof answer === "object" && answer !== null && "data" in answer && (answer.data as unknown[]).length === 0;
}
