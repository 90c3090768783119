import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { lex } from "../../grammar/lexer.js";
import { parseFile } from "../../grammar/parse.js";
import { noRepairs } from "../../grammar/repairs.js";
import { formatDocument, formatOnType, formatRange, formattedText } from "../../server/src/features/formatting.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { commentsOf, meaningOfText, mistakesOf } from "../harness/ast.js";
import { checkout, edited, sceneOf, textOf } from "../harness/features.js";
import { folder, serviceWith } from "../harness/review.js";

function examplePaths(): string[] {
  const all = readdirSync(inProject("examples"), { recursive: true, encoding: "utf8" });
  return all.filter((path) => path.endsWith(".lintel"));
}

const format = (text: string): string => formattedText(parseFile(text));

const policies = `policy private "Only ours" {
  severity: error
  forbid client -> [store, #pci]
  require service { owner  health-check }
  require [store, #pci] { backup  encrypted: true }
}

region eu {
  zone a { service s { tags: [pci]  docs: ["https://example.org"] } }
}

store t { description: """
  More
    text.
  """  on: h  rate-limit: 100/s }

host h

s -> any [t, h] { accept single-zone { reason: "so" until: 2027-03-01 } }

scenario outage { lose: [eu.a, h]  lose-one: s }
`;

/** Formats, and formats what comes of it: it must be the same. */
function formats(text: string, expected: string): void {
  assert.equal(format(text), expected);
  assert.equal(format(expected), expected);
}

describe("formatting", () => {
  describe("layout", () => {
    it("leaves a design alone that is in order", () => {
      formats(checkout["design.lintel"], checkout["design.lintel"]);
    });

    it("leaves the examples alone", () => {
      for (const path of examplePaths()) {
        const text = readFileSync(inProject("examples", path), "utf8");
        assert.equal(format(text), text, path);
      }
    });

    it("indents by two and writes one space between the parts of a head", () => {
      formats(
        'service   orders  "Orders"{\n\treplicas:3\n    retry   {attempts:3}\n}\n',
        'service orders "Orders" {\n  replicas: 3\n  retry { attempts: 3 }\n}\n',
      );
    });

    it("keeps a body on one line that is written so, two spaces between its properties", () => {
      formats(
        "queue q {max-length:100k delivery : at-least-once}",
        "queue q { max-length: 100k  delivery: at-least-once }\n",
      );
    });

    it("keeps a body over lines that is written so", () => {
      formats("queue q { max-length: 100k\n}", "queue q {\n  max-length: 100k\n}\n");
    });

    it("opens a body on one line that no longer fits 120 columns", () => {
      const text = `store orders-db { description: "${"x".repeat(80)}"  replicas: 3  zones: 3 }`;
      formats(text, `store orders-db {\n  description: "${"x".repeat(80)}"\n  replicas: 3\n  zones: 3\n}\n`);
    });

    it("fills 120 columns and no more", () => {
      const line = (length: number): string => {
        const head = 'store s { replicas: 3  title: "';
        return `${head}${"x".repeat(length - head.length - 3)}" }`;
      };
      formats(line(120), `${line(120)}\n`);
      assert.equal(format(line(121)).split("\n").length, 5);
    });

    it("aligns nothing", () => {
      formats(
        "store a        { zones: 2 }\nstore longer { zones:    2 }",
        "store a { zones: 2 }\nstore longer { zones: 2 }\n",
      );
    });

    it("drops commas and semicolons that only part properties", () => {
      formats("store a { zones: 2, replicas: 3; tags: [x, y]; }", "store a { zones: 2  replicas: 3  tags: [x, y] }\n");
    });

    it("keeps one blank line where there are any, and none at the ends of a body", () => {
      formats(
        "\n\nstore a {\n\n\n  zones: 2\n\n\n\n  replicas: 3\n\n}\n\n\n\nstore b\nstore c\n\n\n",
        "store a {\n  zones: 2\n\n  replicas: 3\n}\n\nstore b\nstore c\n",
      );
    });

    it("writes links, lists and chains", () => {
      formats('a->b~>[c,d]"t"{timeout:1s}\nx->any[b , c]', 'a -> b ~> [c, d] "t" { timeout: 1s }\nx -> any [b, c]\n');
      formats("a\n->b\n-> c", "a\n  -> b\n  -> c\n");
    });

    it("writes imports, on one line or over lines as they are", () => {
      formats('import{a,b as c}from"./x.lintel"', 'import { a, b as c } from "./x.lintel"\n');
      formats('import {\na,b } from "./x.lintel"', 'import {\n  a,\n  b\n} from "./x.lintel"\n');
    });

    it("opens a list that does not fit", () => {
      const names = Array.from({ length: 12 }, (_, index) => `quite-long-tag-${index}`);
      formats(
        `store a {\n  tags: [${names.join(",")}]\n}`,
        `store a {\n  tags: [\n    ${names.join(",\n    ")}\n  ]\n}\n`,
      );
    });

    it("writes policies, scenarios and defaults", () => {
      formats(
        "policy p{forbid client->[store,#pci]\nrequire *{owner health-check}}\nscenario s {lose:eu . a}\ndefaults{->{timeout:1s}\n}",
        "policy p {\n  forbid client -> [store, #pci]\n  require * { owner  health-check }\n}\nscenario s { lose: eu.a }\ndefaults {\n  -> { timeout: 1s }\n}\n",
      );
    });

    it("does not touch strings", () => {
      const text = 'store a {\n  description: """\n      one\n\n\n   two  \n  """\n  title: "a   b"\n}\n';
      formats(text, text);
    });
  });

  describe("comments", () => {
    it("stay on their line, or on one of their own at the level of what is around", () => {
      formats(
        "// head\n\n\nstore a { // why\n      // own\n  zones: 2   // trailing\n\n\n // last\n}  // after\n// end",
        "// head\n\nstore a { // why\n  // own\n  zones: 2 // trailing\n\n  // last\n} // after\n// end\n",
      );
    });

    it("stay in their column where carets point at the line above", () => {
      formats("store a {\n  zones:   2\n//^^^^^ here\n}", "store a {\n  zones: 2\n//^^^^^ here\n}\n");
    });

    it("stay inside what they stand in", () => {
      formats(
        "store a { zones: /* two */ 2 /* b */ replicas: 3 }",
        "store a { zones: /* two */ 2 /* b */ replicas: 3 }\n",
      );
      formats("store a {\n// nothing yet\n}", "store a {\n  // nothing yet\n}\n");
    });
  });

  describe("broken text", () => {
    it("leaves a broken declaration alone and formats all others", () => {
      formats("store   a\nstore b { zones: }\nstore   c", "store a\nstore b { zones: }\nstore c\n");
      const broken = "store   b {zones: ]\n  2  }";
      assert.equal(format(`store   a\n\n\n${broken}\n\n\nstore   c\n`), `store a\n\n\n${broken}\n\n\nstore c\n`);
    });

    it("has the line breaks of the text, whatever stands before it", () => {
      assert.equal(format("\r\nservice   a\nservice b"), "service a\nservice b\n");
      assert.equal(format("\nservice   a\r\nservice b"), "service a\r\nservice b\r\n");
    });

    it("indents what follows it, for where braces are missing, blocks are told by that", () => {
      assert.equal(format("}\n    group g {\n      store   a\n    }\n"), "}\ngroup g {\n  store a\n}\n");
      assert.equal(format("} group g {\n      store   a\n    }\n"), "} group g {\n      store   a\n    }\n");
    });
  });

  it("keeps the line ends and the byte-order mark of the file", () => {
    formats(
      "\ufeffstore a {\r\nzones: 2\r\n\r\n\r\nreplicas: 2}",
      "\ufeffstore a {\r\n  zones: 2\r\n\r\n  replicas: 2\r\n}\r\n",
    );
  });

  describe("laws, for any layout of a design", () => {
    const sources = [checkout["design.lintel"], checkout["payments.lintel"], policies];
    const gaps = fc.constantFrom(
      " ",
      "  ",
      "\n",
      "\n\n",
      "\n\n\n  ",
      "\t",
      " /* c */ ",
      " // c\n",
      "\n// own\n",
      " ,",
      ";",
    );
    const lineEnds = fc.constantFrom("\n", "\r\n", "\r");
    const layouts = fc.constantFrom(...sources).chain((source) => {
      const tokens = lex(source, noRepairs).tokens.map(({ image }) => image);
      const between = fc.array(gaps, { minLength: tokens.length, maxLength: tokens.length });
      return fc.tuple(between, lineEnds).map(([spaces, end]) =>
        tokens
          .map((token, index) => (spaces[index] ?? " ") + token)
          .join("")
          .replace(/\n/g, end),
      );
    });

    it("says the same with the same comments, and is formatted then", () => {
      fc.assert(
        fc.property(layouts, (text) => {
          const [before, after] = [parseFile(text), format(text)];
          const parsed = parseFile(after);
          assert.deepEqual(meaningOfText(parsed), meaningOfText(before));
          assert.deepEqual(commentsOf(parsed), commentsOf(before));
          assert.deepEqual(mistakesOf(parsed), mistakesOf(before));
          assert.equal(format(after), after);
        }),
        { numRuns: 300 },
      );
    });
  });

  describe("laws, for any broken text", () => {
    const source = checkout["design.lintel"] + policies;
    const cuts = fc.tuple(
      fc.nat(source.length),
      fc.nat(40),
      fc.constantFrom("", "{", "}", '"', "[", "service", "->", "/*"),
    );
    const broken = cuts.map(([at, length, put]) => source.slice(0, at) + put + source.slice(at + length));

    it("keeps what it says, its comments and its mistakes, and is formatted then", () => {
      fc.assert(
        fc.property(broken, (text) => {
          const after = format(text);
          assert.deepEqual(meaningOfText(parseFile(after)), meaningOfText(parseFile(text)));
          assert.deepEqual(mistakesOf(parseFile(after)), mistakesOf(parseFile(text)));
          assert.equal(format(after), after);
        }),
        { numRuns: 300 },
      );
    });
  });

  describe("in an editor", () => {
    it("changes only what is out of order", () => {
      const scene = sceneOf("store a { zones: 2 }\nstore   b\n");
      const edits = formatDocument(scene.snapshot, scene.uri);
      assert.deepEqual(
        edits.map(({ range }) => range.start.line),
        [1],
      );
      assert.equal(edited(scene.text, edits), "store a { zones: 2 }\nstore b\n");
    });

    it("formats the declarations that a range touches", () => {
      const scene = sceneOf("store   a\nstore  | b\nstore   c|\nstore   d\n");
      assert.equal(
        edited(scene.text, formatRange(scene.snapshot, scene.uri, scene.range)),
        "store   a\nstore b\nstore c\nstore   d\n",
      );
    });

    it("formats the block that a typed brace closes, and nothing outside it", () => {
      const scene = sceneOf("store   x\ngroup g {\n      store   a {\nzones:2\n}|\nstore   b\n}\n");
      assert.equal(
        edited(scene.text, formatOnType(scene.snapshot, scene.uri, scene.position, "}")),
        "store   x\ngroup g {\n  store a {\n    zones: 2\n  }\nstore   b\n}\n",
      );
      assert.deepEqual(formatOnType(scene.snapshot, scene.uri, scene.position, "x"), []);
    });

    it("formats a fence at its place, and not the Markdown around it", () => {
      const markdown = "# Design\n\n- item\n\n  ```lintel\n  store   a {\n      zones: 2\n  }\n  ```\n\ntext\n";
      const service = serviceWith({ files: {} });
      const [uri = ""] = service.setMarkdown(`${folder}notes.md`, markdown);
      const edits = formatDocument(service.snapshot(), uri);
      assert.equal(
        edited(markdown, edits),
        markdown.replace("store   a", "store a").replace("      zones", "    zones"),
      );
    });

    it("has nothing to say of an unknown file", () => {
      const scene = sceneOf("store a");
      assert.deepEqual(formatDocument(scene.snapshot, `${folder}none.lintel`), []);
      assert.equal(textOf(scene, scene.uri), "store a");
    });
  });
});
