import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generateHandbook } from "../../scripts/generate/handbook.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { folderWith, lintel } from "../harness/command-line.js";

const design = `design "Shop" {}
client web {}
service orders { replicas: 2 }
group "Back" { store db { managed: true } }
web -> orders -> db
flow order { web -> orders -> db }
`;

describe("lintel draw", () => {
  const cwd = folderWith({
    "a.lintel": design,
    "doc.md": "# Doc\n\n```lintel\nservice only {}\n```\n",
    "empty.md": "# Doc\n",
  });

  it("draws the whole design, a view of it, and a fence", async () => {
    const whole = await lintel(["draw", "a.lintel"], { cwd });
    assert.equal(whole.code, 0);
    assert.match(whole.stdout, /^flowchart /);
    assert.match((await lintel(["draw", "a.lintel", "--view", "flow:order"], { cwd })).stdout, /^sequenceDiagram/);
    assert.match((await lintel(["draw", "doc.md"], { cwd })).stdout, /only/);
  });

  const views = [
    ["design", "# Shop", /^flowchart [^]*orders[^]*db/],
    ["group:Back", "# Back", /^flowchart [^]*db/],
    ["element:orders", "# orders", /^flowchart [^]*orders/],
    ["flow:order", "# order", /^sequenceDiagram\n[^]*orders/],
  ] as const;
  for (const [view, heading, drawing] of views) {
    it(`draws the view ${view} as Mermaid's text, and into Markdown`, async () => {
      const mermaid = await lintel(["draw", "a.lintel", "--view", view], { cwd });
      assert.equal(mermaid.code, 0);
      assert.match(mermaid.stdout, drawing);
      const { stdout } = await lintel(["draw", "a.lintel", "--view", view, "--format", "markdown"], { cwd });
      const [title, , fence, ...rest] = stdout.split("\n");
      assert.match(title ?? "", new RegExp(`^${heading}`));
      assert.equal(fence, "```mermaid");
      assert.equal(rest.join("\n"), `${mermaid.stdout}\`\`\`\n`);
    });
  }

  it("draws of a document with several designs the first that has the view, and says which", async () => {
    const fence = (text: string) => `\`\`\`lintel\n${text}\n\`\`\`\n`;
    const several = folderWith({ "doc.md": `# D\n${fence("service one {}")}\n${fence("service two {}")}` });
    const whole = await lintel(["draw", "doc.md"], { cwd: several });
    assert.match(whole.stdout, /one/);
    assert.equal(whole.stderr, 'lintel: "doc.md" has 2 designs; number 1 is drawn.\n');
    const second = await lintel(["draw", "doc.md", "--view", "element:two"], { cwd: several });
    assert.match(second.stdout, /two/);
    assert.equal(second.stderr, 'lintel: "doc.md" has 2 designs; number 2 is drawn.\n');
    assert.equal((await lintel(["draw", "doc.md", "--view", "element:three"], { cwd: several })).code, 2);
  });

  it("draws standard input", async () => {
    const { code, stdout } = await lintel(["draw", "-"], { cwd, stdin: design });
    assert.equal(code, 0);
    assert.equal(stdout, (await lintel(["draw", "a.lintel"], { cwd })).stdout);
  });

  it("says what it can't draw", async () => {
    const calls: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [[], /takes one design/],
      [["a.lintel", "b.lintel"], /takes one design/],
      [["gone.lintel"], /no file or folder "gone.lintel"/],
      [["."], /^lintel: "lintel draw" takes one design; "\." is a folder\.\n$/],
      [["empty.md"], /no design in "empty.md"/],
      [["a.lintel", "--view", "flow:ordr"], /no view "flow:ordr". Did you mean "flow:order"\?/],
      [["a.lintel", "--view", "x"], /There are design, /],
      [["a.lintel", "--format", "svg"], /--format takes mermaid, markdown/],
    ];
    for (const [args, says] of calls) {
      const { code, stderr, stdout } = await lintel(["draw", ...args], { cwd });
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, says);
    }
  });
});

describe("lintel report", () => {
  it("is a review with drawings, promises, findings and accepted risks", async () => {
    const accept = 'accept single-point-of-failure { reason: "So | it is" }';
    const cwd = folderWith({
      "shop.lintel": `import { db } from "./db.lintel"\n${design.replace(/group.*\n/, "").replace("{}", '{ owner: "us"  status: review }')}`,
      "db.lintel": `store db { replicas: 1  ${accept} }\n`,
    });
    const { code, stdout } = await lintel(["report", "."], { cwd });
    assert.equal(code, 0);
    assert.match(stdout, /^# Design review: Shop\n\n/);
    assert.match(stdout, /Owner: us · Status: review/);
    assert.equal(stdout.match(/^```mermaid$/gm)?.length, 2, "one drawing, and one of the flow");
    for (const heading of ["### Flows and promises", "## Findings", "## Accepted risks"])
      assert.ok(stdout.includes(heading));
    assert.ok(stdout.includes("So \\| it is"));
  });

  it("has a part for each design that no other imports", async () => {
    const cwd = folderWith({
      "a.lintel": 'design "A" {}\nservice a {}\n',
      "b.lintel": 'design "B" {}\nservice b {}\n',
    });
    const { stdout } = await lintel(["report", ".", "--output", "out.md"], { cwd });
    assert.equal(stdout, "");
    const written = readFileSync(path.join(cwd, "out.md"), "utf8");
    assert.match(written, /^# Design review\n[\s\S]*^## A$[\s\S]*^## B$/m);
  });

  it("is of standard input", async () => {
    const { code, stdout } = await lintel(["report", "-"], { cwd: folderWith({}), stdin: design });
    assert.equal(code, 0);
    assert.match(stdout, /^# Design review: Shop\n/);
  });

  it("says what it can't report on", async () => {
    const cwd = folderWith({ "a.md": "# Nothing\n" });
    for (const args of [[], ["."], ["gone.lintel"], ["a.md", "--format", "html"]]) {
      const { code, stdout } = await lintel(["report", ...args], { cwd });
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    }
    const { stderr } = await lintel(["report", ".", "--format", "html"], { cwd });
    assert.equal(stderr, 'lintel: --format takes markdown; "html" is none of them.\n');
  });
});

describe("lintel explain", () => {
  before(() => generateHandbook());

  it("shows a page, and the list of all", async () => {
    const page = await lintel(["explain", "unbounded-retry"], { cwd: "/" });
    assert.equal(page.code, 0);
    assert.match(page.stdout, /What it finds/);
    assert.match((await lintel(["explain", "index"], { cwd: "/" })).stdout, /unbounded-retry/);
  });

  it("shows the page of a rule, a kind, a property, a value, a unit and a topic; and of what is misspelled the nearest", async () => {
    for (const [name, misspelled] of [
      ["unbounded-retry", "unbounded-rety"],
      ["service", "serivce"],
      ["replicas", "repliacs"],
      ["retry.attempts", "retry.atempts"],
      ["exponential", "exponentail"],
      ["idempotency", "idempotncy"],
      ["caching", "cachng"],
    ] as const) {
      const page = await lintel(["explain", name], { cwd: "/" });
      assert.deepEqual([page.code, page.stderr], [0, ""], name);
      assert.ok(page.stdout.split("\n").length > 4, name);
      const { code, stderr } = await lintel(["explain", misspelled], { cwd: "/" });
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`no page "${misspelled}"\\. Did you mean ${name.replace(".", "\\.")}[,?]`));
    }
    assert.equal((await lintel(["explain", "ms"], { cwd: "/" })).code, 0);
    for (const name of ["__proto__", "constructor", "toString"])
      assert.equal((await lintel(["explain", name], { cwd: "/" })).code, 2, name);
  });

  it("says what it does not know", async () => {
    assert.match((await lintel(["explain"], { cwd: "/" })).stderr, /takes a rule, a kind/);
    const { code, stderr } = await lintel(["explain", "unbounded-rety"], { cwd: "/" });
    assert.equal(code, 2);
    assert.match(stderr, /no page "unbounded-rety"\. Did you mean .*unbounded-retry/);
  });
});

describe("lintel rules", () => {
  it("lists every rule, for readers and for programs", async () => {
    const { stdout } = await lintel(["rules"], { cwd: "/" });
    const listed = JSON.parse((await lintel(["rules", "--format", "json"], { cwd: "/" })).stdout) as { id: string }[];
    const markdown = (await lintel(["rules", "--format", "markdown"], { cwd: "/" })).stdout;
    assert.deepEqual(
      listed.map(({ id }) => id),
      allRules.map(({ meta }) => meta.id),
    );
    for (const { id } of listed) {
      assert.ok(stdout.includes(id));
      assert.ok(markdown.includes(`\`${id}\``));
    }
    assert.equal((await lintel(["rules", "extra"], { cwd: "/" })).code, 2);
  });
});

describe("lintel format", () => {
  it("leaves the marks of a quote that a design in Markdown stands in", async () => {
    const quoted = "> ```lintel\n> service   a {\n>     replicas:2\n> }\n>\n> service   b\n> ```\n";
    const cwd = folderWith({ "doc.md": quoted });
    assert.equal((await lintel(["format"], { cwd })).code, 0);
    const tidy = "> ```lintel\n> service a {\n>   replicas: 2\n> }\n>\n> service b\n> ```\n";
    assert.equal(readFileSync(path.join(cwd, "doc.md"), "utf8"), tidy);
    assert.equal((await lintel(["format", "--check"], { cwd })).code, 0);
  });

  const untidy = "service   a {  replicas:2 }\n";
  const tidy = "service a { replicas: 2 }\n";

  it("writes files that are not in the common layout, fences too", async () => {
    const cwd = folderWith({
      "a.lintel": untidy,
      "b.lintel": tidy,
      "doc.md": `# D\n\n\`\`\`lintel\n${untidy}\`\`\`\n`,
    });
    const { code, stdout } = await lintel(["format"], { cwd });
    assert.deepEqual([code, stdout], [0, "a.lintel\ndoc.md\n"]);
    assert.equal(readFileSync(path.join(cwd, "a.lintel"), "utf8"), tidy);
    assert.equal(readFileSync(path.join(cwd, "doc.md"), "utf8"), `# D\n\n\`\`\`lintel\n${tidy}\`\`\`\n`);
    assert.deepEqual(await lintel(["format", "--check"], { cwd }), { code: 0, stdout: "", stderr: "" });
  });

  it("only says so with --check", async () => {
    const cwd = folderWith({ "a.lintel": untidy });
    assert.deepEqual(await lintel(["format", "--check"], { cwd }), { code: 1, stdout: "a.lintel\n", stderr: "" });
    assert.equal(readFileSync(path.join(cwd, "a.lintel"), "utf8"), untidy);
  });

  it("formats standard input", async () => {
    const cwd = folderWith({});
    assert.equal((await lintel(["format", "--stdin"], { cwd, stdin: untidy })).stdout, tidy);
    assert.equal((await lintel(["format", "-", "--check"], { cwd, stdin: untidy })).code, 1);
    const both = await lintel(["format", "a.lintel", "--stdin"], { cwd, stdin: untidy });
    assert.deepEqual(both, {
      code: 2,
      stdout: "",
      stderr: "lintel: Standard input is formatted alone, without other paths.\n",
    });
  });

  it("complains of what is not there", async () => {
    const cwd = folderWith({ "a.lintel": tidy });
    mkdirSync(path.join(cwd, "empty"));
    assert.equal((await lintel(["format", "gone.lintel"], { cwd })).code, 2);
    assert.equal((await lintel(["format", "empty"], { cwd })).code, 0);
  });
});

describe("lintel lsp", () => {
  it("wants to be told how it is spoken to", async () => {
    const { code, stderr } = await lintel(["lsp"], { cwd: "/" });
    assert.equal(code, 2);
    assert.match(stderr, /lintel lsp --stdio/);
  });
});
