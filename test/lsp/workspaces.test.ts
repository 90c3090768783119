import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FileChangeType, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver/node";
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

  it("are told what imports a file that is about to be renamed", async () => {
    const wire = await Wire.start({ folders: [folder], capabilities: modernEditor });
    const renames = { files: [{ oldUri: uriOf("b"), newUri: uriOf("c") }] };
    const edit = await wire.request<WorkspaceEdit>("workspace/willRenameFiles", renames);
    const [change] = edit.changes?.[uriOf("a/shop.lintel")] ?? [];
    assert.equal(change?.newText, '"../c/ledger.lintel"');
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

  it("know no settings whose file is gone, though an editor opens them again", async () => {
    const root = path.join(folder, "settings");
    mkdirSync(root);
    writeFileSync(path.join(root, "shop.lintel"), unlimitedRetry);
    const [design, config] = [uriOf("settings/shop.lintel"), uriOf("settings/lintel.json")];
    const off = '{ "rules": { "unbounded-retry": "off" } }';
    const isOff = async (): Promise<boolean> => !(await codes(wire, design)).includes("unbounded-retry");
    const wire = await Wire.start({ folders: [root], capabilities: modernEditor });
    await wire.open(config, off, "json");
    await wire.refreshed(1);
    assert.equal(await isOff(), false);
    await wire.close(config);
    await wire.open(config, off, "json");
    assert.equal(await isOff(), false);
    // somebody writes it anew
    await wire.change(config, 2, { text: `${off}\n` });
    assert.equal(await isOff(), true);
    await wire.close(config);
    await wire.open(config, off, "json");
    writeFileSync(path.join(root, "lintel.json"), off);
    await wire.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: FileChangeType.Created }] });
    assert.equal(await isOff(), true);
    await wire.stop();
  });

  it("end where links lead out of them: nothing of what is there is read", async () => {
    const [inside, outside] = ["links/in", "links/out"].map((name) => path.join(folder, name));
    assert.ok(inside !== undefined && outside !== undefined);
    mkdirSync(path.join(inside, "lib"), { recursive: true });
    mkdirSync(outside);
    writeFileSync(path.join(outside, "secret.lintel"), "hunter2 is { the word\n");
    writeFileSync(path.join(inside, "lib/ledger.lintel"), "store ledger { managed: regional }\n");
    symlinkSync(path.join(outside, "secret.lintel"), path.join(inside, "link.lintel"));
    symlinkSync(path.join(inside, "lib/ledger.lintel"), path.join(inside, "near.lintel"));
    symlinkSync(outside, path.join(inside, "folder"));
    symlinkSync(inside, path.join(folder, "links/way"));
    const importing = [
      'import { x } from "./link.lintel"',
      'import { y } from "./folder/secret.lintel"',
      'import { ledger } from "./near.lintel"',
      "client web",
      "web -> ledger { timeout: 1s }\n",
    ];
    writeFileSync(path.join(inside, "shop.lintel"), importing.join("\n"));
    for (const root of [inside, path.join(folder, "links/way")]) {
      const wire = await Wire.start({ folders: [root], capabilities: modernEditor });
      await wire.refreshed(1);
      const found = await names(wire, pathToFileURL(path.join(root, "shop.lintel")).href);
      assert.deepEqual(found, ["name-missing-file", "name-missing-file"]);
      const all = await wire.request("workspace/diagnostic", { previousResultIds: [] });
      assert.doesNotMatch(JSON.stringify(all), /hunter2/);
      await wire.stop();
    }
  });

  it("are where links of a text lead, and to the web", async () => {
    const wire = await Wire.start({ folders: [path.join(folder, "a")], capabilities: modernEditor });
    const uri = uriOf("a/linked.lintel");
    const docs = [
      "./notes.md",
      "../../etc/passwd",
      "../b/x.md",
      "https://example.org",
      "command:x",
      "file:///etc/passwd",
    ];
    await wire.open(
      uri,
      `import { x } from "../b/ledger.lintel"\nimport { y } from "./books.lintel"\nservice s { docs: ${JSON.stringify(docs)} }\n`,
    );
    const links = await wire.request<{ target: string }[]>("textDocument/documentLink", { textDocument: { uri } });
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf("a/books.lintel"), uriOf("a/notes.md"), "https://example.org"],
    );
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
