import assert from "node:assert/strict";
import type { CodeAction, CompletionList, TextEdit } from "vscode-languageserver/node";
import { applied } from "../fuzz/apply.js";
import { Wire } from "../harness/wire.js";

const uri = "file:///nowhere/notes.md";
const options = { tabSize: 2, insertSpaces: true };

/** A fence in a quote between two that are not. */
const notes = `# Notes

\`\`\`lintel
service   one
\`\`\`

> \`\`\`lintel
> service   two {
>     replicas:2
> }
>
> client web
> web   -> two { idempotency: key  retry: unlimited }
> \`\`\`

\`\`\`lintel
service   three
\`\`\`
`;

describe("The wire: designs in Markdown", () => {
  let wire: Wire;
  const ask = <R>(method: string, params: object): Promise<R> =>
    wire.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...params });

  beforeEach(async () => {
    const completion = { completionItem: { snippetSupport: true } };
    wire = await Wire.start({ capabilities: { textDocument: { completion } } });
    await wire.open(uri, notes, "markdown");
  });
  afterEach(() => wire.stop());

  it("formats every fence and leaves the marks of quotes", async () => {
    const edits = await ask<TextEdit[]>("formatting", { options });
    const formatted = notes
      .replace(/service {3}/g, "service ")
      .replace("web   ->", "web ->")
      .replace(">     replicas:2", ">   replicas: 2");
    assert.equal(applied(notes, edits), formatted);
  });

  it("formats the fence that the range or the typed brace is in", async () => {
    const range = { start: { line: 15, character: 0 }, end: { line: 16, character: 0 } };
    const edits = await ask<TextEdit[]>("rangeFormatting", { range, options });
    assert.equal(applied(notes, edits), notes.replace("service   three", "service three"));
    const position = { line: 9, character: 3 };
    const typed = await ask<TextEdit[]>("onTypeFormatting", { position, ch: "}", options });
    const block = notes.replace("service   two", "service two").replace(">     replicas:2", ">   replicas: 2");
    assert.equal(applied(notes, typed), block);
  });

  it("writes the marks of the quote into what an action adds", async () => {
    const range = { start: { line: 7, character: 0 }, end: { line: 12, character: 40 } };
    const actions = await ask<CodeAction[]>("codeAction", { range, context: { diagnostics: [] } });
    const edits = actions.map(({ edit }) => edit?.changes?.[uri] ?? []);
    assert.ok(edits.some((ones) => ones.some(({ newText }) => newText.includes("\n> "))));
    for (const ones of edits) {
      const lines = applied(notes, ones).split("\n");
      const [from, to] = [lines.indexOf("> ```lintel"), lines.indexOf("> ```")];
      assert.ok(lines.slice(from, to).every((line) => line.startsWith(">")));
    }
  });

  it("writes them into what is completed, indented as the line that it begins in", async () => {
    const text = "> ```lintel\n> region eu {\n>   serv\n> }\n> ```\n";
    await wire.change(uri, 2, { text });
    const { items } = await ask<CompletionList>("completion", { position: { line: 2, character: 8 } });
    const texts = items.map(({ textEdit }) => textEdit?.newText ?? "").filter((one) => one.includes("\n"));
    assert.ok(texts.length > 0);
    for (const one of texts) assert.match(one, /^[^\n]*(?:\n>(?: {3}[^\n]*)?)*$/);
  });

  it("writes them into a scenario that is kept", async () => {
    const { scenario } = await wire.request<{ scenario: { text: string } }>("lintel/whatIf", {
      uri,
      fence: 1,
      lost: ["element:two"],
    });
    assert.match(scenario.text, /scenario/);
    assert.ok(
      scenario.text
        .trim()
        .split("\n")
        .every((line, index) => index === 0 || line.startsWith(">")),
      scenario.text,
    );
  });

  it("leaves the lines of what is completed elsewhere to the editor", async () => {
    await wire.change(uri, 2, { text: "```lintel\nregion eu {\n  serv\n}\n```\n" });
    const { items } = await ask<CompletionList>("completion", { position: { line: 2, character: 6 } });
    const texts = items.map(({ textEdit }) => textEdit?.newText ?? "").filter((one) => one.includes("\n"));
    assert.ok(texts.length > 0 && texts.every((one) => !one.includes(">") && /\n\S[^\n]*$/.test(one)));
  });
});
