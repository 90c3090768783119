import assert from "node:assert/strict";
import { addAcceptance, removeAcceptance } from "../../server/src/design/edits/acceptances.js";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { addDefaults, type DefaultEntry } from "../../server/src/design/edits/defaults.js";
import { setOnLinks } from "../../server/src/design/edits/links.js";
import {
  removeProperty,
  replaceProperty,
  setInBlock,
  setProperties,
  setProperty,
} from "../../server/src/design/edits/properties.js";
import type { Design, Element, FileEdit, Link } from "../../server/src/design/model.js";
import { uncheckedDesignOf } from "../harness/design.js";

function edited(text: string, edits: (design: Design) => readonly FileEdit[]): string {
  return applyEdits(text, edits(uncheckedDesignOf(text)));
}

function first(design: Design): Element {
  return design.elements[0]!;
}

/** The links named like `a -> b`. */
function links({ links: all }: Design, ...names: readonly string[]): Link[] {
  return all.filter(({ source, arrow, target }) => names.includes(`${source.name} ${arrow} ${target.name}`));
}

describe("Editing: a property of an element", () => {
  const table: readonly [title: string, before: string, after: string][] = [
    ["makes a body", "service a", "service a { replicas: 2 }"],
    ["makes a body behind the title", 'service a "A" // note', 'service a "A" { replicas: 2 } // note'],
    ["fills an empty body", "service a {}", "service a { replicas: 2 }"],
    ["comes first", "service a { zones: 2 }", "service a { replicas: 2  zones: 2 }"],
    ["comes last", 'service a { owner: "x" }', 'service a { owner: "x"  replicas: 2 }'],
    ["stands in order", 'service a { owner: "x"  zones: 2 }', 'service a { owner: "x"  replicas: 2  zones: 2 }'],
    ["replaces its like", "service a { replicas: 1  zones: 2 }", "service a { replicas: 2  zones: 2 }"],
    [
      "takes a line of its own",
      'service a {\n  owner: "x"\n  zones: 2\n}',
      'service a {\n  owner: "x"\n  replicas: 2\n  zones: 2\n}',
    ],
    ["is the first line", "service a {\n  zones: 2\n}", "service a {\n  replicas: 2\n  zones: 2\n}"],
    [
      "comes after a comment at the end of a line",
      'service a {\n  owner: "x" // us\n}',
      'service a {\n  owner: "x" // us\n  replicas: 2\n}',
    ],
    [
      "keeps company on a shared line",
      'service a {\n  owner: "x"  zones: 2\n}',
      'service a {\n  owner: "x"  replicas: 2  zones: 2\n}',
    ],
    [
      "keeps indentation and line ends",
      'group {\r\n    service a {\r\n        owner: "x"\r\n    }\r\n}',
      'group {\r\n    service a {\r\n        owner: "x"\r\n        replicas: 2\r\n    }\r\n}',
    ],
    [
      "goes behind what is a block",
      'service a {\n  title: "A"\n}\nstore b { }',
      'service a {\n  title: "A"\n  replicas: 2\n}\nstore b { }',
    ],
    [
      "breaks a line that grows too long",
      `service a { title: "${"x".repeat(60)}"  description: "${"y".repeat(10)}" }`,
      `service a {\n  title: "${"x".repeat(60)}"\n  description: "${"y".repeat(10)}"\n  replicas: 2\n}`,
    ],
    [
      "stands before acceptances",
      'service a { accept x { reason: "y" } }',
      'service a { replicas: 2  accept x { reason: "y" } }',
    ],
    ["leaves a comment in a body", "service a { /* later */ }", "service a { replicas: 2  /* later */ }"],
  ];
  for (const [title, before, after] of table) {
    it(title, () =>
      assert.equal(
        edited(before, (design) => setProperty(first(design), "replicas", "2")),
        after,
      ),
    );
  }

  it("takes several that make a line too long", () => {
    const text = `service a { title: "${"x".repeat(80)}"  zones: 2 }`;
    const properties = [
      ["replicas", "2"],
      ["zones", "3"],
      ["monitoring", "true"],
    ] as const;
    assert.equal(
      edited(text, (design) => setProperties(first(design), properties)),
      `service a {\n  title: "${"x".repeat(80)}"\n  replicas: 2\n  zones: 3\n  monitoring: true\n}`,
    );
  });

  it("takes a block", () => {
    const after = edited("service a {}", (design) => setProperty(first(design), "rate-limit", "{ limit: 1/s }"));
    assert.equal(after, "service a { rate-limit { limit: 1/s } }");
  });

  it("takes several at once, in order", () => {
    const properties = [
      ["zones", "2"],
      ["replicas", "2"],
    ] as const;
    assert.equal(
      edited("service a", (design) => setProperties(first(design), properties)),
      "service a { replicas: 2  zones: 2 }",
    );
    assert.equal(
      edited('service a {\n  owner: "x"\n}', (design) => setProperties(first(design), properties)),
      'service a {\n  owner: "x"\n  replicas: 2\n  zones: 2\n}',
    );
  });
});

describe("Editing: what is stated already", () => {
  it("is replaced where it is written, in defaults too", () => {
    const text = "defaults { service { replicas: 1 } }\nservice a {}";
    const after = edited(text, (design) => replaceProperty(first(design).get("replicas").source!, "3"));
    assert.equal(after, "defaults { service { replicas: 3 } }\nservice a {}");
  });

  it("is removed with its line, or with the gap before it", () => {
    const remove = (design: Design) => removeProperty(first(design).get("replicas").source!);
    assert.equal(edited("service a {\n  replicas: 1\n  zones: 2\n}", remove), "service a {\n  zones: 2\n}");
    assert.equal(edited("service a { zones: 2  replicas: 1 }", remove), "service a { zones: 2 }");
  });

  it("is extended inside its block", () => {
    const set = (key: string, value: string) => (design: Design) =>
      setInBlock(design.links[0]!.get("retry").source!, key, value);
    const link = (retry: string) => `service a {}\nservice b {}\na -> b { ${retry} }`;
    assert.equal(edited(link("retry: 3"), set("backoff", "fixed")), link("retry { attempts: 3  backoff: fixed }"));
    assert.equal(edited(link("retry: unlimited"), set("attempts", "3")), link("retry: 3"));
    assert.equal(
      edited(link("retry { attempts: 3  delay: 1s }"), set("backoff", "fixed")),
      link("retry { attempts: 3  backoff: fixed  delay: 1s }"),
    );
  });
});

describe("Editing: a property of links", () => {
  const head = "service a {}\nservice b {}\nservice c {}\nservice d {}\n";
  const table: readonly [title: string, before: string, meant: readonly string[], after: string][] = [
    ["makes a body", "a -> b", ["a -> b"], "a -> b { timeout: 1s }"],
    ["makes one behind the title", 'a -> b "T"', ["a -> b"], 'a -> b "T" { timeout: 1s }'],
    ["is one for all links of a statement", "a -> [b, c]", ["a -> b", "a -> c"], "a -> [b, c] { timeout: 1s }"],
    [
      "splits the end off a chain",
      "a -> b -> c { pool: 2 }",
      ["b -> c"],
      "a -> b { pool: 2 }\nb -> c { timeout: 1s  pool: 2 }",
    ],
    ["splits the start off a chain", 'a -> b -> c "T"', ["a -> b"], 'a -> b "T" { timeout: 1s }\nb -> c "T"'],
    ["splits the middle out", "a -> b -> c -> d", ["b -> c"], "a -> b\nb -> c { timeout: 1s }\nc -> d"],
    [
      "splits a list",
      "  a -> [b, c, d] { pool: 2 }",
      ["a -> c"],
      "  a -> [b, d] { pool: 2 }\n  a -> c { timeout: 1s  pool: 2 }",
    ],
    ["splits by source", "[a, b] -> [c, d]", ["b -> c"], "a -> [c, d]\nb -> d\nb -> c { timeout: 1s }"],
    ["keeps a list in a chain", "a -> [b, c] -> d", ["b -> d", "c -> d"], "a -> [b, c]\n[b, c] -> d { timeout: 1s }"],
    ["leaves an any together", "a -> any [b, c]", ["a -> b"], "a -> any [b, c]"],
    [
      "passes an any on as a list",
      "a -> any [b, c] -> d",
      ["b -> d", "c -> d"],
      "a -> any [b, c]\n[b, c] -> d { timeout: 1s }",
    ],
    ["touches nothing where a comment would be lost", "a -> /* x */ b -> c", ["b -> c"], "a -> /* x */ b -> c"],
  ];
  for (const [title, before, meant, after] of table) {
    it(title, () => {
      const result = edited(head + before, (design) => setOnLinks(links(design, ...meant), "timeout", "1s"));
      assert.equal(result, head + after);
    });
  }
});

describe("Editing: defaults", () => {
  const timeout: DefaultEntry = ["->", "timeout: 1s"];
  const table: readonly [title: string, before: string, entries: readonly DefaultEntry[], after: string][] = [
    [
      "come behind what is blank",
      "\n  service a\n",
      [timeout],
      "\n  defaults {\n  -> { timeout: 1s }\n}\n\nservice a\n",
    ],
    ["come first in a bare file", "service a {}\n", [timeout], "defaults {\n  -> { timeout: 1s }\n}\n\nservice a {}\n"],
    [
      "come after the design block",
      'design "D" {\n}\n\nservice a {}\n',
      [timeout],
      'design "D" {\n}\n\ndefaults {\n  -> { timeout: 1s }\n}\n\nservice a {}\n',
    ],
    [
      "come after the imports",
      'import { x } from "./x.lintel"\n\nservice a {}\n',
      [timeout],
      'import { x } from "./x.lintel"\n\ndefaults {\n  -> { timeout: 1s }\n}\n\nservice a {}\n',
    ],
    [
      "are merged into what is there",
      "defaults {\n  service { replicas: 2 }\n}\n",
      [timeout, ["service", "zones: 2"]],
      "defaults {\n  service { replicas: 2  zones: 2 }\n  -> { timeout: 1s }\n}\n",
    ],
    [
      "hold several of a kind",
      "service a {}\n",
      [
        ["store", "replicas: 2"],
        ["store", "failover: hot"],
        ["queue", "rate-limit { limit: 1/s }"],
      ],
      "defaults {\n  store { replicas: 2  failover: hot }\n  queue { rate-limit { limit: 1/s } }\n}\n\nservice a {}\n",
    ],
  ];
  for (const [title, before, entries, after] of table) {
    it(title, () =>
      assert.equal(
        edited(before, ({ root }) => addDefaults(root, entries)),
        after,
      ),
    );
  }
});

describe("Editing: acceptances", () => {
  it("are added at the end of a body, or with one", () => {
    const accept = (design: Design) => addAcceptance(first(design), "some-rule", "why");
    assert.equal(edited("service a", accept), 'service a { accept some-rule { reason: "why" } }');
    assert.equal(
      edited("service a {\n  zones: 2\n}", accept),
      'service a {\n  zones: 2\n  accept some-rule { reason: "why" }\n}',
    );
  });

  it("are removed", () => {
    const text = 'service a {\n  zones: 2\n  accept unbounded-retry { reason: "why" }\n}';
    assert.equal(
      edited(text, (design) => removeAcceptance(first(design).acceptances[0]!)),
      "service a {\n  zones: 2\n}",
    );
  });
});
