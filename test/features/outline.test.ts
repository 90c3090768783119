import assert from "node:assert/strict";
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver-types";
import { documentLinks } from "../../server/src/features/document-links.js";
import { foldingRanges } from "../../server/src/features/folding.js";
import { selectionRanges } from "../../server/src/features/selection-ranges.js";
import { documentSymbols } from "../../server/src/features/symbols.js";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.js";
import { checkout, checkoutAt, placesOf, sceneOf, textOf, type Scene } from "../harness/features.js";
import { folder } from "../harness/review.js";

const outline = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail = "", children = [] }) => [
    `${"  ".repeat(depth)}${name}${detail === "" ? "" : ` (${detail})`}`,
    ...outline(children, depth + 1),
  ]);

describe("outline", () => {
  it("shows blocks as they nest, with links and steps", () => {
    const scene = sceneOf(checkout);
    const lines = outline(documentSymbols(scene.snapshot, `${folder}design.lintel`));
    assert.deepEqual(lines.slice(0, 7), [
      "Checkout (design)",
      "web (client · Web shop)",
      "edge (gateway)",
      "Ordering (group)",
      "  orders (service · Order service)",
      "  orders-db (store · Orders)",
      "order-placed (topic)",
    ]);
    assert.ok(lines.includes("web -> edge -> orders"));
    assert.deepEqual(lines.slice(-3), [
      "place-order (flow · A customer places an order)",
      "  web -> edge -> orders -> cards",
      "  orders ~> order-placed ~> mailer",
    ]);
  });

  it("lies in its ranges, and goes on behind broken text", () => {
    const scene = sceneOf('service "x" {\n  a: [\n}\nservice b\ngroup { service c }\n-> \nservice d');
    const check = (symbols: readonly DocumentSymbol[]): void => {
      for (const { name, range, selectionRange, children = [] } of symbols) {
        assert.notEqual(name, "");
        assert.ok(textOf(scene, scene.uri, range).includes(textOf(scene, scene.uri, selectionRange)));
        check(children);
      }
    };
    const symbols = documentSymbols(scene.snapshot, scene.uri);
    check(symbols);
    assert.ok(["b", "d"].every((name) => symbols.some((symbol) => symbol.name === name)));
  });
});

describe("workspace symbols", () => {
  const scene = sceneOf(checkout);
  const found = (query: string): string[] => workspaceSymbols(scene.snapshot, query).map(({ name }) => name);

  it("finds by letters in order, in names and titles of all files, the best first", () => {
    assert.equal(found("ord")[0], "orders · Order service");
    assert.equal(found("orders")[0], "orders · Order service");
    assert.deepEqual(found("odb"), ["orders-db · Orders"]);
    assert.deepEqual(found("customer places"), ["place-order · A customer places an order"]);
    assert.ok(found("ledger").includes("ledger-db"));
    assert.deepEqual(found("nothing like it"), []);
  });

  it("lists everything for no query, with where it stands", () => {
    const symbols = workspaceSymbols(scene.snapshot, "");
    assert.equal(symbols.length, 13);
    const orders = symbols.find(({ name }) => name.startsWith("orders ·"));
    assert.equal(orders?.containerName, "Ordering");
    const places = symbols.map(({ location }) => ({
      uri: location.uri,
      range: "range" in location ? location.range : undefined!,
    }));
    assert.ok(placesOf(scene, places).includes("payments.lintel:2 books"));
  });
});

describe("workspace symbols of several files", () => {
  it("are in the same order, whichever file came first", () => {
    const files = ["a.lintel", "b.lintel", "c.lintel"];
    const order = (names: readonly string[]): string[] => {
      const scene = sceneOf(Object.fromEntries(names.map((name) => [name, "service same"])));
      return workspaceSymbols(scene.snapshot, "same").map(({ location }) => location.uri);
    };
    assert.deepEqual(order([...files].reverse()), order(files));
  });
});

describe("folding", () => {
  it("folds bodies, lists, texts, comments and imports, their last line in sight", () => {
    const text = [
      'import { a } from "./a.lintel"',
      'import { b } from "./b.lintel"',
      "// one",
      "// two",
      "service s {",
      "  tags: [",
      "    x",
      "  ]",
      '  description: """',
      "    y",
      '  """',
      "}",
      "service t { zones: 2 }",
      "/* three",
      "   four */",
    ].join("\n");
    const scene = sceneOf(text);
    const found = foldingRanges(scene.snapshot, scene.uri).map(
      ({ startLine, endLine, kind = "" }) => `${startLine}-${endLine} ${kind}`,
    );
    assert.deepEqual(found.sort(), ["0-1 imports", "13-14 comment", "2-3 comment", "4-10 ", "5-6 ", "8-9 "].sort());
  });
});

describe("selection", () => {
  const texts = (scene: Scene): string[] => {
    const found: string[] = [];
    let at: SelectionRange | undefined = selectionRanges(scene.snapshot, scene.uri, [scene.position])[0];
    for (; at; at = at.parent) found.push(textOf(scene, scene.uri, at.range));
    return found;
  };

  it("grows from the word over value, property and body to the file", () => {
    const scene = sceneOf("service s { tags: [p|ci, x]  zones: 2 }\nservice t");
    assert.deepEqual(texts(scene), [
      "pci",
      "[pci, x]",
      "tags: [pci, x]",
      "tags: [pci, x]  zones: 2",
      "{ tags: [pci, x]  zones: 2 }",
      "service s { tags: [pci, x]  zones: 2 }",
      scene.text,
    ]);
  });

  it("grows over the path of a link", () => {
    assert.deepEqual(texts(sceneOf('a -> [b|, c] "t" { timeout: 1s }')), [
      "b",
      "[b, c]",
      "a -> [b, c]",
      'a -> [b, c] "t" { timeout: 1s }',
    ]);
  });

  it("answers every position, in text or not", () => {
    const scene = sceneOf("service s\n\n|");
    const far = { line: 99, character: 9 };
    assert.equal(selectionRanges(scene.snapshot, scene.uri, [scene.position, far]).length, 2);
    assert.equal(selectionRanges(scene.snapshot, `${folder}none.lintel`, [far]).length, 1);
  });
});

describe("links", () => {
  it("leads from imports, documents and web addresses to what they name", () => {
    const scene = sceneOf(
      'import { a } from "../x/a b.lintel"\ndesign "See https://example.org/a(b)." {\n  docs: ["https://example.org/d?q=1", "../notes.md#part", "mailto:x@y"]\n  description: """\n  http://localhost:8080/z, and more\n  """\n}',
    );
    const found = documentLinks(scene.snapshot, scene.uri).map(({ range, target }) => [
      textOf(scene, scene.uri, range),
      target,
    ]);
    assert.deepEqual(found, [
      ["../x/a b.lintel", "file:///x/a%20b.lintel"],
      ["https://example.org/a", "https://example.org/a"],
      ["https://example.org/d?q=1", "https://example.org/d?q=1"],
      ["../notes.md#part", "file:///notes.md#part"],
      ["http://localhost:8080/z", "http://localhost:8080/z"],
    ]);
  });
});

it("has nothing to say of an unknown file", () => {
  const { snapshot } = checkoutAt("orders");
  const uri = `${folder}none.lintel`;
  for (const feature of [documentSymbols, foldingRanges, documentLinks]) assert.deepEqual(feature(snapshot, uri), []);
});
