import assert from "node:assert/strict";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { marked } from "marked";
import { githubReport } from "../../server/src/report/github.js";
import { jsonReport } from "../../server/src/report/json.js";
import { junitReport } from "../../server/src/report/junit.js";
import { markdownReport } from "../../server/src/report/markdown.js";
import { reviewResult, type ReviewResult } from "../../server/src/report/result.js";
import { sarifReport, type SarifOptions } from "../../server/src/report/sarif.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { folder, review } from "../harness/review.js";

const hostile = 'external "we" </x> & % | `b` "'.replace(/"/g, '\\"');
const files = {
  "a b/shop%.lintel": `service orders {}
external cards "${hostile}" {}
orders -> cards { method: POST  retry: unlimited }
orders -> cards "two" {
  method: POST
  retry: unlimited
  accept unbounded-retry { reason: "So be it, <b> & all"  by: "Ada | Bob"  until: 2027-12-31 }
}
`,
  "quiet.lintel": "external x {}\n",
  "wrong.lintel": "service a { x: 1 }\n",
};

function resultOf(texts: Readonly<Record<string, string>> = files): ReviewResult {
  const pathOf = (uri: string) => uri.slice(folder.length);
  return reviewResult(
    Object.keys(texts).map((path) => folder + path),
    review({ files: texts }),
    { pathOf, linesOf: (uri) => new LineIndex(texts[pathOf(uri)] ?? "") },
  );
}

const options = (texts: Readonly<Record<string, string>>): SarifOptions => ({
  version: "1.2.3",
  helpOf: (rule) =>
    rule === "unbounded-retry"
      ? { summary: "It never ends.", severity: "error", tags: ["resilience"], markdown: "# page" }
      : undefined,
  problems: [],
  lineText: (file, line) => texts[file]?.split("\n")[line - 1],
});

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { id: string; help: { markdown?: string } }[] } };
    readonly results: readonly SarifResult[];
    readonly invocations: readonly object[];
  }[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly fixes?: readonly object[];
}

function sarif(texts: Readonly<Record<string, string>>): Sarif {
  return JSON.parse(sarifReport(resultOf(texts), options(texts))) as Sarif;
}

describe("SARIF", () => {
  it("is valid by the schema of 2.1.0", () => {
    const require = createRequire(import.meta.url);
    const ajv = new Ajv({ schemaId: "id", allErrors: true, logger: false });
    ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json") as object);
    const validate = ajv.compile(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object);
    assert.ok(validate(sarif(files)), JSON.stringify(validate.errors, null, 2));
    assert.ok(validate(sarif({ "quiet.lintel": files["quiet.lintel"] })), JSON.stringify(validate.errors, null, 2));
    const failed = JSON.parse(
      sarifReport(resultOf(), { ...options(files), problems: ["{0} can't be read."] }),
    ) as Sarif;
    assert.ok(validate(failed), JSON.stringify(validate.errors, null, 2));
    assert.deepEqual(failed.runs[0]?.invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", message: { text: "{{0}} can't be read." } }],
      },
    ]);
  });

  it("has rules with their pages, fixes, suppressed risks and encoded paths", () => {
    const [run] = sarif(files).runs;
    assert.ok(run);
    const results = run.results.filter(({ ruleId }) => ruleId === "unbounded-retry");
    assert.equal(results.length, 2);
    for (const { ruleIndex, locations, fixes } of results) {
      assert.equal(run.tool.driver.rules[ruleIndex]?.help.markdown, "# page");
      assert.equal(locations[0]?.physicalLocation.artifactLocation.uri, "a%20b/shop%25.lintel");
      assert.equal(fixes?.length, 1);
    }
    assert.deepEqual(
      results.map(({ level, suppressions }) => [level, suppressions?.map(({ justification }) => justification)]),
      [
        ["error", undefined],
        ["note", ["So be it, <b> & all"]],
      ],
    );
  });

  it("has fingerprints that tell findings apart and survive moved lines", () => {
    const prints = (texts: Readonly<Record<string, string>>) =>
      sarif(texts).runs[0]!.results.map(
        ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints.primaryLocationLineHash}`,
      );
    const moved = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `\n// more\n\n${text}`]));
    assert.deepEqual(prints(moved), prints(files));
    assert.equal(new Set(prints(files)).size, prints(files).length);
  });
});

describe("JUnit", () => {
  it("has a suite for each file: failures for errors, skipped for accepted risks", () => {
    const xml = junitReport(resultOf());
    assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="lintel">\n/);
    assert.match(
      xml,
      /<testsuite name="quiet.lintel" tests="1" failures="0" errors="0" skipped="0" time="0">\n {4}<testcase [^>]*name="no findings" time="0"\/>/,
    );
    assert.match(xml, /<skipped message="accepted: So be it, &lt;b&gt; &amp; all"\/>/);
    assert.match(xml, /<failure type="error" message="The retry of orders -&gt; cards never stops/);
    const failures = resultOf().findings.filter(({ severity }) => severity === "error").length;
    assert.equal(xml.match(/<failure /g)?.length, failures);
    assert.ok(!/&(?!amp;|lt;|gt;|quot;|#10;)/.test(xml));
  });

  it("holds no character that XML can't", () => {
    const [finding] = resultOf().findings;
    const odd = { ...finding!, message: "a\u0000b\u001b[31m" };
    assert.match(junitReport({ ...resultOf(), findings: [odd] }), /a\?b\?\[31m/);
  });
});

describe("GitHub's commands", () => {
  it("are one line a finding, escaped, without accepted risks", () => {
    const [finding] = resultOf().findings;
    const odd = { ...finding!, file: "a,b:c%.lintel", message: "one\ntwo 100%" };
    assert.equal(
      githubReport({ ...resultOf(), findings: [odd] }).replace(/line=.*title/, "title"),
      `::${odd.severity} file=a%2Cb%3Ac%25.lintel,title=${odd.rule}::one%0Atwo 100%25\n`.replace(
        "::information",
        "::notice",
      ),
    );
    const lines = githubReport(resultOf()).trimEnd().split("\n");
    assert.equal(lines.length, resultOf().findings.filter(({ accepted }) => accepted === null).length);
    for (const line of lines) assert.match(line, /^::(error|warning|notice) file=/);
  });
});

describe("Markdown", () => {
  it("has findings by file and the accepted risks, with nothing read as markup", () => {
    const markdown = markdownReport(resultOf());
    assert.match(markdown, /^## Design review\n\n\d+ errors/);
    assert.match(markdown, /### Accepted risks/);
    assert.ok(!markdown.includes("<b>"));
    assert.match(markdown, /Ada \\\| Bob/);
    const [finding] = resultOf().findings;
    const noisy = { ...finding!, message: "ask @octo/everybody", file: "@me.lintel" };
    const rendered = marked.parse(markdownReport({ ...resultOf(), findings: [noisy] }), { async: false });
    assert.match(rendered.replace(/&#64;/g, "@"), /ask @\u2060octo\/everybody/);
    assert.doesNotMatch(rendered.replace(/&#64;/g, "@"), /@\w/);
    assert.equal(
      markdownReport(resultOf({ "quiet.lintel": files["quiet.lintel"] })),
      "## Design review\n\nNo findings in 1 file.\n",
    );
  });
});

describe("JSON", () => {
  it("is the result as it is", () => assert.deepEqual(JSON.parse(jsonReport(resultOf())), resultOf()));
});
