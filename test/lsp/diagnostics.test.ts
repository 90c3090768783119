import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FileChangeType, type Diagnostic } from "vscode-languageserver/node";
import { Wire, modernEditor } from "../harness/wire.js";

const lone = "file:///nowhere/shop.lintel";
const unlimitedRetry =
  "client web\nservice a { replicas: 2 }\nweb -> a { timeout: 1s  retry { attempts: unlimited } }\n";
const bounded = unlimitedRetry.replace("unlimited", "3");

interface Report {
  readonly kind: "full" | "unchanged";
  readonly resultId: string;
  readonly items: Diagnostic[];
  readonly relatedDocuments?: Record<string, Report>;
}

describe("The wire: diagnostics that are sent", () => {
  let wire: Wire;
  before(async () => {
    wire = await Wire.start();
  });
  after(() => wire.stop());

  it("come with the version that they are about, and go when the cause goes", async () => {
    await wire.open(lone, unlimitedRetry);
    const first = await wire.published(lone, has("unbounded-retry"));
    assert.equal(first.version, 1);
    await wire.change(lone, 2, { text: bounded });
    const second = await wire.published(lone, (diagnostics) => !has("unbounded-retry")(diagnostics));
    assert.equal(second.version, 2);
  });

  it("tell a mistake of syntax at once, and keep what the mistake leaves alone", async () => {
    await wire.change(lone, 3, { text: unlimitedRetry });
    await wire.published(lone, has("unbounded-retry"));
    const start = { line: 0, character: 0 };
    await wire.change(lone, 4, { range: { start, end: start }, text: "service 5 { }\n" });
    const { diagnostics } = await wire.published(lone, (now) =>
      now.some(({ code }) => String(code).startsWith("syntax-")),
    );
    const kept = diagnostics.find(({ code }) => code === "unbounded-retry");
    assert.equal(kept?.range.start.line, 3, "the finding has moved down with its line");
  });

  it("go when the document is closed and is no file", async () => {
    await wire.close(lone);
    await wire.published(lone, (diagnostics) => diagnostics.length === 0);
  });

  it("are those of each fence of Markdown, at their true places", async () => {
    const markdown = `# Design\n\n- a list\n\n  \`\`\`lintel\n  ${unlimitedRetry.replaceAll("\n", "\n  ").trim()}\n  \`\`\`\n`;
    const uri = "file:///nowhere/design.md";
    await wire.open(uri, markdown, "markdown");
    const { diagnostics } = await wire.published(uri, has("unbounded-retry"));
    const { range } = diagnostics.find(({ code }) => code === "unbounded-retry")!;
    assert.equal(range.start.line, 7);
    assert.match(markdown.split("\n")[7]!.slice(range.start.character), /^retry \{ attempts/);
  });
});

describe("The wire: diagnostics that are asked for", () => {
  let wire: Wire;
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const pull = (uri: string, identifier?: string, previousResultId?: string): Promise<Report> =>
    wire.request("textDocument/diagnostic", { textDocument: { uri }, identifier, previousResultId });

  before(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-wire-")));
    mkdirSync(path.join(folder, "node_modules"));
    mkdirSync(path.join(folder, "drafts"));
    mkdirSync(path.join(folder, "shared"));
    writeFileSync(path.join(folder, ".gitignore"), "drafts/\n");
    writeFileSync(path.join(folder, "node_modules/other.lintel"), unlimitedRetry);
    writeFileSync(path.join(folder, "drafts/draft.lintel"), unlimitedRetry);
    writeFileSync(path.join(folder, "shared/ledger.lintel"), "store ledger { replicas: 1 }\n");
    const importing = 'import { ledger } from "./shared/ledger.lintel"\n';
    writeFileSync(path.join(folder, "shop.lintel"), `${importing}${unlimitedRetry}a -> ledger { timeout: 1s }\n`);
    wire = await Wire.start({
      folders: [folder],
      capabilities: {
        ...modernEditor,
        textDocument: { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true } },
      },
    });
    await wire.refreshed(1);
  });
  after(async () => {
    await wire.stop();
    rmSync(folder, { recursive: true });
  });

  it("cover the workspace without what git ignores, and say what is unchanged", async () => {
    const { items } = await wire.request<{ items: (Report & { uri: string })[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
    const uris = items.map(({ uri }) => uri).sort();
    assert.deepEqual(uris, [uriOf("shared/ledger.lintel"), uriOf("shop.lintel")]);
    assert.ok(items.every(({ kind }) => kind === "full"));
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const again = await wire.request<{ items: Report[] }>("workspace/diagnostic", { previousResultIds });
    assert.ok(again.items.every(({ kind }) => kind === "unchanged"));
  });

  it("come in two parts: syntax at once, and the review", async () => {
    const uri = uriOf("two.lintel");
    await wire.open(uri, `${unlimitedRetry}service 5 { }\n`);
    const [syntax, review] = await Promise.all([pull(uri, "lintel-syntax"), pull(uri, "lintel")]);
    assert.deepEqual(
      codes(syntax.items).filter((code) => !code.startsWith("syntax-")),
      [],
    );
    assert.ok(syntax.items.length > 0);
    assert.ok(codes(review.items).includes("unbounded-retry"));
    assert.deepEqual(
      codes(review.items).filter((code) => code.startsWith("syntax-")),
      [],
    );
    assert.equal((await pull(uri, "lintel", review.resultId)).kind, "unchanged");
    await wire.close(uri);
  });

  it("are never those of a text that is gone", async () => {
    const uri = uriOf("moving.lintel");
    await wire.open(uri, unlimitedRetry);
    const overtaken = pull(uri, "lintel");
    await wire.change(uri, 2, { text: bounded });
    await assert.rejects(
      overtaken,
      (error: { data?: { retriggerRequest?: boolean } }) => error.data?.retriggerRequest === true,
    );
    assert.ok(!codes((await pull(uri, "lintel")).items).includes("unbounded-retry"));
    await wire.close(uri);
  });

  it("bring those of imported files along", async () => {
    const { relatedDocuments = {} } = await pull(uriOf("shop.lintel"));
    assert.deepEqual(Object.keys(relatedDocuments), [uriOf("shared/ledger.lintel")]);
    assert.ok(codes(relatedDocuments[uriOf("shared/ledger.lintel")]!.items).includes("single-point-of-failure"));
  });

  it("follow files that change, are renamed and are deleted", async () => {
    const shop = uriOf("shop.lintel");
    assert.deepEqual(names(await pull(shop)), []);
    renameSync(path.join(folder, "shared/ledger.lintel"), path.join(folder, "shared/books.lintel"));
    await changed(
      [uriOf("shared/ledger.lintel"), FileChangeType.Deleted],
      [uriOf("shared/books.lintel"), FileChangeType.Created],
    );
    assert.deepEqual(names(await pull(shop)), ["name-missing-file"]);
    renameSync(path.join(folder, "shared/books.lintel"), path.join(folder, "shared/ledger.lintel"));
    await changed(
      [uriOf("shared/books.lintel"), FileChangeType.Deleted],
      [uriOf("shared/ledger.lintel"), FileChangeType.Created],
    );
    assert.deepEqual(names(await pull(shop)), []);
  });

  it("put the text of an open document before that of its file", async () => {
    const ledger = uriOf("shared/ledger.lintel");
    await wire.open(ledger, "store books { replicas: 1 }\n");
    assert.deepEqual(names(await pull(uriOf("shop.lintel"))), ["name-unknown"]);
    await wire.close(ledger);
    assert.deepEqual(names(await pull(uriOf("shop.lintel"))), []);
  });

  it("are asked for again where a change in one document has changed them in another", async () => {
    const [shop, ledger] = [uriOf("shop.lintel"), uriOf("shared/ledger.lintel")];
    await wire.open(ledger, "store ledger { replicas: 1 }\n");
    await wire.open(
      shop,
      'import { ledger } from "./shared/ledger.lintel"\nclient web\nweb -> ledger { timeout: 1s }\n',
    );
    assert.deepEqual(names(await pull(shop, "lintel")), []);
    const before = wire.refreshes;
    await wire.change(ledger, 2, { text: "store books { replicas: 1 }\n" });
    await wire.refreshed(before + 1);
    assert.deepEqual(names(await pull(shop, "lintel")), ["name-unknown"]);
    await wire.close(shop);
    await wire.close(ledger);
  });

  it("follow lintel.json, and say what is wrong in it", async () => {
    const config = uriOf("lintel.json");
    writeFileSync(path.join(folder, "lintel.json"), '{ "rules": { "unbounded-retry": "off" } }');
    await changed([config, FileChangeType.Created]);
    assert.ok(!codes((await pull(uriOf("shop.lintel"))).items).includes("unbounded-retry"));
    await wire.open(config, '{ "rules": { "unbounded-retri": "off" } }', "json");
    const [mistake] = (await pull(config)).items;
    assert.deepEqual(mistake?.range, { start: { line: 0, character: 13 }, end: { line: 0, character: 30 } });
    rmSync(path.join(folder, "lintel.json"));
    await wire.close(config);
    await changed([config, FileChangeType.Deleted]);
    assert.ok(codes((await pull(uriOf("shop.lintel"))).items).includes("unbounded-retry"));
  });

  async function changed(...changes: readonly (readonly [uri: string, type: FileChangeType])[]): Promise<void> {
    const before = wire.refreshes;
    await wire.notify("workspace/didChangeWatchedFiles", { changes: changes.map(([uri, type]) => ({ uri, type })) });
    await wire.refreshed(before + 1);
  }
});

function has(rule: string): (diagnostics: readonly Diagnostic[]) => boolean {
  return (diagnostics) => codes(diagnostics).includes(rule);
}

function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code));
}

function names({ items }: Report): string[] {
  return codes(items).filter((code) => code.startsWith("name-"));
}
