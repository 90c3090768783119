import assert from "node:assert/strict";
import process from "node:process";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { findDesigns } from "../../server/src/hosts/cli/find-designs.js";
import { findFiles } from "../../server/src/lsp/workspace/find-files.js";
import { IgnoredPaths } from "../../server/src/lsp/workspace/ignored.js";
import { folderWith } from "../harness/command-line.js";

/* A repository's `.gitignore` is as untrusted as its designs: it must not make a search hang. */

const depth = 300;
const deep = "a/".repeat(depth);
/** Matching it takes in proportion to the sixth power of the number of folders. */
const slow = `${"**/a/".repeat(6)}b\n`;
/** Processor time in ms: a search that hangs takes hours. */
const most = 5000;

function timeOf<T>(act: () => T): { result: T; ms: number } {
  const before = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}

describe("A .gitignore that is made to take long", () => {
  it("does not hold up the command line", () => {
    const cwd = folderWith({ ".gitignore": `${slow}/x\n`, "b.lintel": "", "x/c.lintel": "", [`${deep}d.lintel`]: "" });
    const { result, ms } = timeOf(() => findDesigns(["."], cwd));
    assert.deepEqual(result, { files: [`${cwd}/b.lintel`], problems: [] });
    assert.ok(ms < most, `${ms} ms`);
  });

  it("does not hold up the server", async () => {
    const files = {
      readFile: () => Promise.resolve(slow),
      readFolder: (uri: string) =>
        Promise.resolve(
          uri.split("/").length > depth
            ? []
            : ([
                { name: "a", type: "folder" },
                { name: "b.lintel", type: "file" },
                ...(uri === "file:///w" ? ([{ name: ".gitignore", type: "file" }] as const) : []),
              ] as const),
        ),
    };
    const before = process.cpuUsage();
    const found = await findFiles("file:///w", files, new IgnoredPaths(), new CancellationTokenSource().token);
    const { user } = process.cpuUsage(before);
    assert.ok(found.length > 20 && found.length < depth, String(found.length));
    assert.ok(user / 1000 < most, `${user / 1000} ms`);
  });

  it("is still obeyed where it says what people say", () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".gitignore": "**/gen/**/*.lintel\n**/out\n",
      "a/gen/b/c.lintel": "",
      "a/out/d.lintel": "",
      "a/e.lintel": "",
    });
    assert.deepEqual(findDesigns(["."], cwd).files, [`${cwd}/a/e.lintel`]);
  });
});
