import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { FileAccess } from "../../server/src/lsp/workspace/file-access.js";
import { findFiles } from "../../server/src/lsp/workspace/find-files.js";
import { IgnoredPaths } from "../../server/src/lsp/workspace/ignored.js";

const root = "file:///work";

describe("finding the designs of a folder", () => {
  it("finds designs and settings in all folders, whatever they are called", async () => {
    const found = await find(files(["a.lintel", "deep/er/b.lintel", "deep/lintel.json", "c d (1).lintel", "notes.md"]));
    assert.deepEqual(found.uris, [
      "file:///work/a.lintel",
      "file:///work/c%20d%20%281%29.lintel",
      "file:///work/deep/er/b.lintel",
      "file:///work/deep/lintel.json",
    ]);
  });

  it("does not enter what git or everybody ignores", async () => {
    const access = files(
      ["node_modules/x/a.lintel", ".git/b.lintel", "out/c.lintel", "src/d.lintel", "src/keep/e.lintel"],
      {
        ".gitignore": "out/\n",
        "src/.gitignore": "*.lintel\n!/keep/*.lintel\n",
      },
    );
    const { uris, entered } = await find(access);
    assert.deepEqual(uris, ["file:///work/src/keep/e.lintel"]);
    assert.deepEqual(entered.sort(), ["file:///work", "file:///work/src", "file:///work/src/keep"]);
  });

  it("takes back in what a file further in takes back, by upper and lower case", async () => {
    const access = files(["a.gen.lintel", "keep/a.gen.lintel", "keep/b.gen.lintel", "Out/c.lintel"], {
      ".gitignore": "*.gen.lintel\nout/\n",
      "keep/.gitignore": "!a.gen.lintel\n",
    });
    assert.deepEqual((await find(access)).uris, ["file:///work/Out/c.lintel", "file:///work/keep/a.gen.lintel"]);
  });

  it("ends when it is cancelled", async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    assert.deepEqual(await findFiles(root, files(["a.lintel"]), new IgnoredPaths(), source.token), []);
  });
});

interface Recording extends FileAccess {
  readonly entered: string[];
}

async function find(access: Recording): Promise<{ uris: string[]; entered: string[] }> {
  const { token } = new CancellationTokenSource();
  const uris = await findFiles(root, access, new IgnoredPaths(), token);
  return { uris: [...uris].sort(), entered: access.entered };
}

/** A disk in memory that takes down which folders were looked into. */
function files(paths: readonly string[], texts: Readonly<Record<string, string>> = {}): Recording {
  const all = [...paths, ...Object.keys(texts)];
  const entered: string[] = [];
  return {
    entered,
    readFile: (uri) => Promise.resolve(texts[uri.slice(root.length + 1)]),
    readFolder(uri) {
      entered.push(uri);
      const prefix = uri === root ? "" : `${decodeURIComponent(uri.slice(root.length + 1))}/`;
      const below = all.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      const names = new Map(below.map((path) => [path.split("/", 1)[0] ?? "", path.includes("/")]));
      return Promise.resolve(
        [...names].map(([name, isFolder]) => ({ name, type: isFolder ? ("folder" as const) : ("file" as const) })),
      );
    },
  };
}
