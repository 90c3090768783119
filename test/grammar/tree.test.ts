import assert from "node:assert/strict";
import type { Entry, PropertyNode, Value } from "../../grammar/ast.js";
import { parseFile } from "../../grammar/parse.js";
import { fileEntries, fileProblems, sample } from "./sample.js";

function only(text: string): Entry {
  const entries = fileEntries(parseFile(text));
  assert.equal(entries.length, 1);
  return entries[0]!;
}

/** The value of `key: …` as it is read in a block. */
function valueOf(text: string): Value | undefined {
  const block = only(`service a { key: ${text} }`);
  assert.equal(block.kind, "block");
  const [property] = block.body?.entries ?? [];
  assert.equal(property?.kind, "property");
  return property.value;
}

function textOf(source: string): string {
  const value = valueOf(source);
  assert.equal(value?.kind, "string");
  return value.text;
}

describe("values", () => {
  const numbers: readonly [string, string, number][] = [
    ["3", "number", 3],
    ["0.5", "number", 0.5],
    ["10k", "number", 10_000],
    ["1.5M", "number", 1_500_000],
    ["2B", "number", 2e9],
    ["99.95%", "percent", 99.95],
    ["800ms", "duration", 800],
    ["2s", "duration", 2000],
    ["15min", "duration", 900_000],
    ["1.5h", "duration", 5_400_000],
    ["7d", "duration", 604_800_000],
    ["100/s", "rate", 100],
    ["60/min", "rate", 1],
    ["10k/min", "rate", 10_000 / 60],
    ["36/h", "rate", 0.01],
    ["86400/d", "rate", 1],
    ["64GB", "size", 64e9],
    ["1.5KB", "size", 1500],
    ["5MB", "size", 5e6],
    ["1TB", "size", 1e12],
    ["1PB", "size", 1e15],
  ];

  for (const [text, kind, value] of numbers) {
    it(`${text} is a ${kind}`, () => {
      const read = valueOf(text);
      assert.deepEqual(read, { kind, value, text, span: read?.span });
    });
  }

  it("are booleans, days, names and zones", () => {
    assert.deepEqual(valueOf("true"), { kind: "boolean", value: true, span: { start: 17, end: 21 } });
    assert.deepEqual(valueOf("2027-03-01"), { kind: "date", text: "2027-03-01", span: { start: 17, end: 27 } });
    assert.deepEqual(valueOf("client"), { kind: "name", name: "client", span: { start: 17, end: 23 } });
    const member = { name: "a", span: { start: 20, end: 21 } };
    assert.deepEqual(valueOf("eu.a"), { kind: "name", name: "eu", member, span: { start: 17, end: 21 } });
  });

  it("are lists, empty and nested", () => {
    assert.deepEqual(valueOf("[]"), { kind: "list", items: [], span: { start: 17, end: 19 } });
    const nested = valueOf('["a", [1]]');
    assert.equal(nested?.kind, "list");
    assert.deepEqual(
      nested.items.map(({ kind }) => kind),
      ["string", "list"],
    );
  });

  it("are bad where the lexer refuses them", () => {
    assert.deepEqual(valueOf("5sec"), { kind: "bad", span: { start: 17, end: 21 } });
  });
});

describe("strings", () => {
  it("know four escapes", () => {
    assert.equal(textOf(String.raw`"a \" b \\ c \n d \t e"`), 'a " b \\ c \n d \t e');
  });

  it("keep raw tabs", () => {
    assert.equal(textOf('"a\tb"'), "a\tb");
  });

  it("in three quotes lose their common indentation and know no escapes", () => {
    const text = textOf('"""\n      First\\n\n\n        indented\n      "quoted"\n      """');
    assert.equal(text, 'First\\n\n\n  indented\n"quoted"');
  });

  it("in three quotes may stand on one line, or start on the first", () => {
    assert.equal(textOf('"""one line"""'), "one line");
    assert.equal(textOf('"""first\n    second\n  """'), "first\nsecond");
  });

  it("in three quotes end their lines with a line feed whatever the file does", () => {
    assert.equal(textOf('"""\r\n  a\r  b\r\n  """'), "a\nb");
  });
});

describe("declarations", () => {
  it("of the sample are without problems", () => {
    const file = parseFile(sample);
    assert.deepEqual(fileProblems(file), []);
    const kinds = fileEntries(file).map((entry) => (entry.kind === "block" ? entry.keyword.name : entry.kind));
    assert.equal(
      kinds.join(" "),
      "import import design defaults client gateway group region topic worker link link link link link flow policy scenario",
    );
  });

  it("may be written with any line ends and a byte-order mark", () => {
    for (const lineEnd of ["\r\n", "\r"]) {
      assert.deepEqual(fileProblems(parseFile(sample.replaceAll("\n", lineEnd))), []);
    }
    assert.deepEqual(fileProblems(parseFile(`\ufeff${sample}`)), []);
  });

  it("may stand without white space between tokens", () => {
    const link = only("orders->orders-db{timeout:2s}");
    assert.equal(link.kind, "link");
    assert.deepEqual(
      link.endpoints.map(({ names }) => names[0]?.name),
      ["orders", "orders-db"],
    );
  });

  it("may stand with a line end between all tokens", () => {
    const words = "service a { owner : [ b , c ] per : client limit : 3 } a -> any [ b , c ] ~> d { timeout : 2s }";
    const plain = fileEntries(parseFile(words));
    assert.deepEqual(fileEntries(parseFile(words.replaceAll(" ", "\n"))), plain);
    assert.equal(plain.length, 2);
  });

  it("take keys and values that are spelled like keywords", () => {
    const block = only("service a { client: 1  import: accept  any: any  forbid: require }");
    assert.equal(block.kind, "block");
    const keys = block.body?.entries.map((entry) => (entry as PropertyNode).key.name);
    assert.deepEqual(keys, ["client", "import", "any", "forbid"]);
  });

  it("hold policies' statements only before a selector", () => {
    const block = only("policy p { forbid [client] -> #pci  require * { owner }  forbid: x  require { a: 1 } }");
    assert.equal(block.kind, "block");
    assert.deepEqual(
      block.body?.entries.map(({ kind }) => kind),
      ["forbid", "require", "property", "property"],
    );
  });
});
