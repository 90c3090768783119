import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver/node";
import { Wire, modernEditor } from "../harness/wire.js";

const importing = 'import { ledger } from "../b/ledger.lintel"\nclient web\nweb -> ledger { timeout: 1s }\n';
const unlimitedRetry =
  "client web\nservice a { replicas: 2 }\nweb -> a { timeout: 1s  retry { attempts: unlimited } }\n";

describe("The wire: workspaces", () => {
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-folders-")));
    for (const name of ["a", "b"]) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, "a/shop.lintel"), importing);
    writeFileSync(path.join(folder, "b/ledger.lintel"), "store ledger { managed: regional }\n");
  });
  after(() => rmSync(folder, { recursive: true }));

  it("of two folders know each other, until one goes", async () => {
    const [a, b] = [path.join(folder, "a"), path.join(folder, "b")];
    const wire = await Wire.start({ folders: [a, b], capabilities: modernEditor });
    await wire.refreshed(1);
    assert.deepEqual(await names(wire, uriOf("a/shop.lintel")), []);
    const removed = [{ uri: pathToFileURL(b).href, name: b }];
    const before = wire.refreshes;
    await wire.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed } });
    await wire.refreshed(before + 1);
    assert.deepEqual(await names(wire, uriOf("a/shop.lintel")), ["name-import-path"]);
    await wire.stop();
  });

  it("of no folder know the folder of an open file, and nothing above it", async () => {
    const wire = await Wire.start({ capabilities: modernEditor });
    writeFileSync(path.join(folder, "a/books.lintel"), "store books { managed: regional }\n");
    await wire.open(
      uriOf("a/shop.lintel"),
      `import { books } from "./books.lintel"\n${importing}web -> books { timeout: 1s }\n`,
    );
    assert.deepEqual(await names(wire, uriOf("a/shop.lintel")), ["name-import-path"]);
    await wire.stop();
  });

  it("that are on no disk are read through the client", async () => {
    const texts: Readonly<Record<string, string>> = {
      "memory:/shop/a/shop.lintel": importing,
      "memory:/shop/b/ledger.lintel": "store ledger { managed: regional }\n",
      "memory:/shop/.gitignore": "out\n",
      "memory:/shop/out/old.lintel": importing,
    };
    const wire = await Wire.start({
      folderUris: ["memory:/shop"],
      capabilities: modernEditor,
      initializationOptions: { fileRequests: true },
      files: texts,
    });
    await wire.refreshed(1);
    assert.deepEqual(await names(wire, "memory:/shop/a/shop.lintel"), []);
    const { items } = await wire.request<{ items: { uri: string }[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
    assert.deepEqual(items.map(({ uri }) => uri).sort(), [
      "memory:/shop/a/shop.lintel",
      "memory:/shop/b/ledger.lintel",
    ]);
    await wire.stop();
  });

  it("do without files where the client has none to give", async () => {
    const wire = await Wire.start({ folderUris: ["memory:/shop"], capabilities: modernEditor });
    await wire.refreshed(1);
    await wire.open("untitled:Untitled-1", unlimitedRetry);
    assert.ok((await codes(wire, "untitled:Untitled-1")).includes("unbounded-retry"));
    await wire.stop();
  });

  it("are reviewed as the editor's settings say", async () => {
    const settings = { rules: { "unbounded-retry": "off" }, codeLens: { enabled: false } };
    const wire = await Wire.start({ capabilities: modernEditor, settings });
    await wire.refreshed(2);
    const uri = "untitled:Untitled-1";
    await wire.open(uri, `${unlimitedRetry}flow buy { availability: 99%  web -> a }\n`);
    assert.ok(!(await codes(wire, uri)).includes("unbounded-retry"));
    assert.deepEqual(await wire.request("textDocument/codeLens", { textDocument: { uri } }), []);
    await wire.stop();
  });
});

async function codes(wire: Wire, uri: string): Promise<string[]> {
  const { items } = await wire.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
  return items.map(({ code }) => String(code));
}

async function names(wire: Wire, uri: string): Promise<string[]> {
  return (await codes(wire, uri)).filter((code) => code.startsWith("name-"));
}
