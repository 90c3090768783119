import assert from "node:assert/strict";
import type { BlockNode, Entry, LinkNode } from "../../grammar/ast.js";
import { parseFile } from "../../grammar/parse.js";
import { fileEntries, fileProblems } from "./sample.js";

type Declaration = BlockNode | LinkNode;

function isDeclaration(entry: Entry): entry is Declaration {
  return entry.kind === "block" || entry.kind === "link";
}

/** The declarations of a text, those in groups too, by what they declare. */
function declarations(text: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  const collect = (entry: Entry): void => {
    if (!isDeclaration(entry)) return;
    found.set(labelOf(entry), entry);
    for (const inner of entry.body?.entries ?? []) collect(inner);
  };
  for (const entry of fileEntries(parseFile(text))) collect(entry);
  return found;
}

function labelOf(entry: Declaration): string {
  if (entry.kind === "block") return entry.name?.name ?? entry.keyword.name;
  return "link " + entry.endpoints.map(({ names }) => names.map(({ name }) => name).join("+")).join(" > ");
}

const blocks = 1000;

/** A thousand blocks, every tenth in a group of its own, and the one in the middle as given. */
function design(middle: string): string {
  const parts: string[] = [];
  for (let index = 0; index < blocks; index += 1) {
    const block = `service s${index} "S ${index}" {\n  replicas: 3\n  retry { attempts: 2 }\n}`;
    if (index === blocks / 2 + 1) parts.push(middle);
    else if (index % 10 === 0) parts.push(`group g${index} {\n${block.replace(/^/gm, "  ")}\n}`);
    else parts.push(block);
  }
  return parts.join("\n\n");
}

const breakages: Readonly<Record<string, string>> = {
  "a brace that is missing at the end": "service broken {\n  replicas: 3",
  "a brace that is missing inside": "service broken {\n  retry { attempts: 2\n  replicas: 3\n}",
  "a brace too many": "service broken { replicas: 3 } }",
  "a quote that is missing": 'service broken {\n  title: "abc\n}',
  "a quote that is missing on one line": 'service broken { title: "abc }',
  "a long string that never ends": 'service broken {\n  description: """\n    abc\n}',
  "a comment that never ends": "service broken { /* abc\n}",
  "a bracket that is missing": "service broken { tags: [a, b\n}",
  "a bracket too many": "service broken { tags: [a]] }",
  "a value that is missing": "service broken {\n  owner:\n}",
  "a colon that is missing": "service broken { replicas 3 }",
  "a bad unit": "service broken { latency: 5sec }",
  "a bad character": "service broken { latency: € }",
  "a misspelt kind": "servce broken { replicas: 3 }",
  "a kind alone": "service",
  "an arrow alone": "->",
  "an arrow that leads nowhere": "s1 ->",
  "a list that is open": "[s1, s2",
  "nothing that makes sense": "@@ ] 5min } = [ \u201d",
  "deep nesting": "{".repeat(1000),
};

describe("a file of a thousand blocks with one broken", () => {
  for (const [name, middle] of Object.entries(breakages)) {
    it(`keeps the others: ${name}`, () => {
      const found = declarations(design(middle));
      for (let index = 0; index < blocks; index += 1) {
        if (index === blocks / 2 + 1) continue;
        const block = found.get(`s${index}`);
        assert.ok(block?.kind === "block" && !block.broken, `s${index}`);
        assert.equal(block.body?.entries.length, 2, `s${index}`);
      }
    });
  }

  it("has one problem for one mistake", () => {
    const several = new Set(["a kind alone", "nothing that makes sense", "deep nesting"]);
    for (const [name, middle] of Object.entries(breakages)) {
      if (!several.has(name)) assert.equal(fileProblems(parseFile(design(middle))).length, 1, name);
    }
  });
});

describe("A value on the next line", () => {
  const rateLimit = (rest: string): string => `gateway g {\n  rate-limit { limit: 1/s  per:\n    ${rest} }\n}\n`;

  it("may be a kind that the key takes, with the next key and its block behind it", () => {
    const plain = fileProblems(parseFile("a -> b {\n  per:\n    client retry { attempts: 3 }\n}\n"));
    assert.deepEqual(plain, []);
    assert.deepEqual(fileProblems(parseFile(rateLimit("client burst { }"))), []);
  });

  it("is none where a declaration starts, whatever it is called", () => {
    for (const next of ["service auth { }", "client web { }"]) {
      const problems = fileProblems(parseFile(`service a {\n  replicas:\n}\n${next}\n`));
      assert.equal(problems.length, 1, next);
      const open = fileProblems(parseFile(`service a {\n  replicas:\n  ${next}\n}\n`));
      assert.ok(
        open.some(({ message }) => message.includes("needs a value")),
        next,
      );
    }
  });
});

describe("what a mistake breaks", () => {
  function broken(text: string): readonly string[] {
    return [...declarations(text)].filter(([, declaration]) => declaration.broken).map(([name]) => name);
  }

  it("is the declaration that it lies in, not the one around", () => {
    const text = "group outer {\n  service inner { replicas 3 }\n  service other { replicas: 3 }\n}";
    assert.deepEqual(broken(text), ["inner"]);
  });

  it("is the declaration itself for a mistake in a block property", () => {
    assert.deepEqual(broken("service a { retry { attempts 3 } }"), ["a"]);
  });

  it("is the block around for a stray text", () => {
    assert.deepEqual(broken("group outer {\n  service a { }\n  ]\n}"), ["outer"]);
  });

  it("is nobody for a stray text at the top of the file", () => {
    assert.deepEqual(broken("service a { }\n]\nservice b { }"), []);
  });

  it("is the link before for a stray text on its line", () => {
    assert.deepEqual(broken("a -> b ]\nb -> c"), ["link a > b"]);
    assert.deepEqual(broken("a -> b foo"), ["link a > b"]);
  });

  it("is the block whose brace is missing, not its neighbours", () => {
    assert.deepEqual(broken("group g {\n  service a {\n    replicas: 3\n\n  service b { }\n}\nservice c { }"), ["a"]);
  });

  it("is the link whose target is missing", () => {
    assert.deepEqual(broken("a ->\nservice b { }"), ["link a"]);
  });
});
