import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import type { Metafile } from "esbuild";
import { inProject } from "../../scripts/lib/project.mjs";

/** esbuild's account of a bundle, which the build keeps. */
function account(name: string): Metafile {
  return JSON.parse(readFileSync(inProject("out/meta", `${name}.json`), "utf8")) as Metafile;
}

/** What the bundle loads when it runs, its own chunks left out. */
function externalsOf(name: string): string[] {
  return Object.values(account(name).outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
}

const filesOf = (name: string): string[] => Object.keys(account(name).inputs);

const bundles = ["client", "browser-client", "server", "browser-server", "cli", "cli-designs", "cli-explain"];

describe("The bundles", () => {
  it("of the web load nothing but the editor", () => {
    assert.deepEqual([...new Set(externalsOf("browser-client"))], ["vscode"]);
    assert.deepEqual(externalsOf("browser-server"), []);
    for (const name of ["drawing", "markdown-preview"]) assert.deepEqual(externalsOf(name), []);
  });

  it("of Node.js load nothing that is not part of it, but the editor and each other", () => {
    const known = new Set([
      ...builtinModules,
      ...builtinModules.map((one) => `node:${one}`),
      "vscode",
      "./cli-designs.js",
      "./cli-explain.js",
    ]);
    for (const name of bundles)
      assert.deepEqual(
        externalsOf(name).filter((one) => !known.has(one)),
        [],
        name,
      );
  });

  it("hold Mermaid in what draws alone", () => {
    const drawers = [...bundles, "drawing", "markdown-preview"].filter((name) =>
      filesOf(name).some((file) => /node_modules\/(mermaid|@mermaid-js|d3|elkjs)\b/.test(file)),
    );
    assert.deepEqual(drawers, ["drawing"]);
  });

  it("hold Mermaid once, and of its diagrams those that a design is drawn as", () => {
    const files = filesOf("drawing");
    const diagrams = files.flatMap(
      (file) => /^node_modules\/.*mermaid\.core\/(\w*diagram)\w*-[A-Z0-9]+\.mjs$/i.exec(file)?.[1] ?? [],
    );
    assert.deepEqual(diagrams.sort(), ["flowDiagram", "sequenceDiagram"]);
    assert.ok(!files.some((file) => /node_modules\/(cytoscape|katex|@mermaid-js\/(parser|layout-elk))\//.test(file)));
  });

  it("hold no page of the handbook, which is read when it is asked for", () => {
    for (const name of bundles)
      assert.deepEqual(
        filesOf(name).filter((file) => /\.md$|handbook\.json$/.test(file)),
        [],
      );
  });

  it("of the command line's start hold neither parser nor rules", () => {
    assert.deepEqual(
      filesOf("cli").filter((file) => /^grammar\/(?!schema\/)|^server\/src\/(design|graph|rules)\//.test(file)),
      [],
    );
  });

  it("of the client hold nothing of the server but snippets and types", () => {
    for (const name of ["client", "browser-client"])
      assert.deepEqual(
        filesOf(name).filter((file) => /^(grammar|server)\//.test(file)),
        [],
        name,
      );
  });
});
