import assert from "node:assert/strict";
import { marked } from "marked";
import { hoverAt } from "../../server/src/features/hover.js";
import { folderWith, lintel } from "../harness/command-line.js";
import { sceneOf, testHandbook } from "../harness/features.js";

/** What would do harm where it is read as markup, as a command or as a control sequence; with the escapes of a design's texts. */
const hostile = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "[click](command:workbench.action.terminal.new)",
  "![x](javascript:alert(1))",
  "]]></failure><x/>",
  "`code` | **bold** | ~~~",
  "\\n::error file=a::owned\\n::set-output name=x::y",
  "\\n# Heading\\n```mermaid\\n",
  "\u001b]8;;https://evil.example\u0007\u001b[31m",
].join(" ");

const design = `design "${hostile}" { owner: "${hostile}"  description: "${hostile}" }
client web "${hostile}" { description: "${hostile}" }
service orders "${hostile}" { replicas: 2 }
store ledger "${hostile}" { replicas: 1 }
web -> orders "${hostile}" { timeout: 1s  retry: unlimited }
orders -> ledger { operation: write  retry: unlimited }
flow buy "${hostile}" { availability: 99.99%  web -> orders -> ledger }
accept single-point-of-failure { reason: "${hostile}"  by: "${hostile}" }
`;

/** The Markdown holds no HTML of its own, and no link but to pages and to the web. */
function assertHarmless(markdown: string): void {
  const html = marked.parse(markdown, { async: false });
  assert.doesNotMatch(html, /<(?:img|script|iframe|svg|x)\b|<[^>]*\son\w+=/i);
  for (const [, target = ""] of html.matchAll(/(?:href|src)="([^"]*)"/g))
    assert.match(target, /^(?:https?:|#|handbook:)/, target);
}

// eslint-disable-next-line no-control-regex -- that there is none is what is tested
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/;

describe("Hostile texts of a design", () => {
  const cwd = folderWith({ "evil.lintel": design });
  const check = async (format: string) => (await lintel(["check", "--format", format], { cwd })).stdout;

  it("are a design with findings", async () => {
    const { findings } = JSON.parse(await check("json")) as { findings: readonly { rule: string }[] };
    const rules = findings.map(({ rule }) => rule);
    assert.ok(rules.includes("unbounded-retry") && rules.includes("single-point-of-failure"), rules.join(", "));
    assert.ok(!rules.some((rule) => rule.startsWith("syntax-")), rules.join(", "));
  });

  it("are texts in every hover", () => {
    const { snapshot, uri } = sceneOf(design);
    let hovers = 0;
    for (const [line, text] of design.split("\n").entries()) {
      for (let character = 0; character < text.length; character += 1) {
        const hover = hoverAt(snapshot, uri, { line, character }, testHandbook);
        if (hover === undefined || hover === null) continue;
        hovers += 1;
        assertHarmless((hover.contents as { readonly value: string }).value);
      }
    }
    assert.ok(hovers > 50, `${hovers} hovers`);
  });

  it("are texts in the Markdown report and in the review", async () => {
    assertHarmless(await check("markdown"));
    const review = (await lintel(["report", "evil.lintel"], { cwd })).stdout;
    // drawings are Mermaid's, which test/drawing looks at
    assertHarmless(review.replace(/^```mermaid\n[^]*?^```$/gm, ""));
  });

  it("are texts above a drawing", async () => {
    for (const view of ["design", "flow:buy", "element:ledger"]) {
      const { stdout } = await lintel(["draw", "evil.lintel", "--format", "markdown", "--view", view], { cwd });
      const above = stdout.slice(0, stdout.indexOf("```mermaid"));
      assert.match(above, /^# /);
      assertHarmless(above);
    }
  });

  it("are no command of GitHub's workflows", async () => {
    const lines = (await check("github")).trim().split("\n");
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=evil\.lintel,line=\d+/);
    assert.ok(!lines.some((line) => line.includes("::set-output") && line.startsWith("::set-output")));
  });

  it("are no element of JUnit's XML", async () => {
    const names = [...(await check("junit")).matchAll(/<\/?([\w!?[-]+)/g)].map(([, name]) => name);
    const known = ["?xml", "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    assert.deepEqual(
      [...new Set(names)].filter((name) => !known.includes(name ?? "")),
      [],
    );
  });

  it("are texts in SARIF", async () => {
    const { runs } = JSON.parse(await check("sarif")) as {
      runs: { results: { message: { text: string; markdown?: string } }[] }[];
    };
    const messages = runs.flatMap(({ results }) => results.map(({ message }) => message));
    assert.ok(messages.length > 2);
    for (const { markdown } of messages) assertHarmless(markdown ?? "");
  });

  it("move nothing on a terminal", async () => {
    for (const args of [["check"], ["report", "evil.lintel"], ["draw", "evil.lintel"]]) {
      const { stdout, stderr } = await lintel(args, { cwd, output: "terminal", env: { NO_COLOR: "1" } });
      assert.doesNotMatch(stdout + stderr, control, args.join(" "));
    }
  });
});
