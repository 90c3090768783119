import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import Ajv from "ajv";
import { parse as parseJunit } from "junit2json";
import { generateHandbook } from "../../scripts/generate/handbook.js";
import { inProject } from "../../scripts/lib/project.mjs";
import type { ReviewResult } from "../../server/src/report/result.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { folderWith, lintel } from "../harness/command-line.js";

/* What `lintel check` prints for programs, read by what such programs read it with: for all examples, with everything that they say of rules. */

interface Message {
  readonly text: string;
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: Message;
  readonly relatedLocations?: readonly { readonly id: number; readonly message: Message }[];
  readonly suppressions?: readonly { readonly kind: string; readonly status: string; readonly justification: string }[];
  readonly fixes?: readonly { readonly description: Message; readonly artifactChanges: readonly object[] }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

interface Sarif {
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { markdown?: string } }[] };
    };
    readonly results: readonly SarifResult[];
  }[];
}

const require = createRequire(import.meta.url);

/** The schema of 2.1.0 with what its first errata (28 August 2023) add: a region begins somewhere. */
function sarifSchema(): object {
  const schema = structuredClone(
    require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as {
      definitions: { region: object };
    },
  );
  const begins = ["startLine", "charOffset", "byteOffset"].map((key) => ({ required: [key] }));
  Object.assign(schema.definitions.region, { anyOf: begins });
  return schema;
}

function assertValid(sarif: unknown): void {
  const ajv = new Ajv({ schemaId: "id", allErrors: true, logger: false });
  ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json") as object);
  const validate = ajv.compile(sarifSchema());
  assert.ok(validate(sarif), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
}

/** Hostile to formats: a link, a placeholder, markup and entities. */
const hostile = String.raw`[click](https://evil.example) {0} }} <b> &amp; ]]> a\\](b)`;
const odd = {
  "a b%.lintel": `service a "${hostile}" {}
service b "${hostile}" {}
a -> b { idempotency: key  retry: unlimited  accept unbounded-retry { reason: "${hostile}"  by: "${hostile}" } }
policy p "${hostile}" { require service { owner } }
`,
  "broken.lintel": "service a { x: 1\nservice {\n",
};

describe("reports of all examples and of odd texts", () => {
  const cwd = folderWith(odd);
  let result: ReviewResult;
  const check = async (format: string) => (await lintel(["check", "--format", format], { cwd })).stdout;

  before(async () => {
    generateHandbook();
    cpSync(inProject("examples"), path.join(cwd, "examples"), { recursive: true });
    result = JSON.parse(await check("json")) as ReviewResult;
  });

  it("have in JSON exactly what was agreed, in its order", () => {
    const keysOf = (value: object) => Object.keys(value).join(" ");
    assert.equal(keysOf(result), "version files findings summary");
    assert.equal(keysOf(result.summary), "error warning information hint accepted");
    assert.deepEqual(result.files, [...new Set(result.files)].sort());
    const counts = { error: 0, warning: 0, information: 0, hint: 0, accepted: 0 };
    for (const finding of result.findings) {
      const { related, fixes, accepted, severity, range } = finding;
      assert.equal(keysOf(finding), "rule severity stated category message file range related fixes accepted");
      for (const place of related) assert.equal(keysOf(place), "message file range");
      for (const fix of fixes) assert.equal(keysOf(fix), "title preferred edits");
      for (const edit of fixes.flatMap(({ edits }) => edits)) assert.equal(keysOf(edit), "file range text");
      for (const one of [range, ...related.map((place) => place.range)]) {
        assert.equal(keysOf(one), "start end");
        assert.ok(one.start.line >= 1 && one.start.column >= 1);
        assert.ok(
          one.end.line > one.start.line || (one.end.line === one.start.line && one.end.column >= one.start.column),
        );
      }
      if (accepted !== null) assert.equal(`${keysOf(accepted)} ${severity}`, "reason by until hint");
      counts[accepted === null ? severity : "accepted"] += 1;
    }
    assert.deepEqual(result.summary, counts);
    const shown = result.findings.map(({ file, range: { start } }) =>
      [file, String(start.line).padStart(6), String(start.column).padStart(6)].join("\u0000"),
    );
    assert.deepEqual(shown, [...shown].sort());
  });

  describe("as SARIF", () => {
    let sarif: Sarif;
    let results: readonly SarifResult[];
    before(async () => {
      sarif = JSON.parse(await check("sarif")) as Sarif;
      results = sarif.runs[0]?.results ?? [];
    });

    it("are valid by the schema, which they name", () => {
      assertValid(sarif);
      assert.match(sarif.$schema, /^https:\/\/docs\.oasis-open\.org\/.*\/sarif-schema-2\.1\.0\.json$/);
      assert.equal(results.length, result.findings.length);
    });

    it("are valid with every rule of the catalogue", async () => {
      const cases = folderWith({});
      cpSync(inProject("test/rules"), cases, { recursive: true, filter: (file) => !file.endsWith(".ts") });
      const { stdout } = await lintel(["check", ".", "--format", "sarif"], { cwd: cases });
      const all = JSON.parse(stdout) as Sarif;
      assertValid(all);
      const fired = new Set(all.runs[0]?.tool.driver.rules.map(({ id }) => id));
      assert.deepEqual(
        allRules.map(({ meta }) => meta.id).filter((id) => !fired.has(id)),
        [],
      );
    });

    it("hold each rule's page, and related places, fixes and suppressed risks as the review has them", () => {
      const rules = sarif.runs[0]?.tool.driver.rules ?? [];
      const ofCatalogue = new Set<string>(allRules.map(({ meta }) => meta.id));
      for (const [index, finding] of result.findings.entries()) {
        const { ruleId, ruleIndex, relatedLocations = [], fixes = [], suppressions = [] } = results[index]!;
        assert.equal(ruleId, finding.rule);
        assert.equal(rules[ruleIndex]?.id, ruleId);
        if (ofCatalogue.has(ruleId)) assert.match(rules[ruleIndex]?.help.markdown ?? "", /^# /, ruleId);
        assert.equal(relatedLocations.length, finding.related.length);
        assert.equal(fixes.length, finding.fixes.length);
        assert.deepEqual(
          suppressions.map(({ kind, status, justification }) => [kind, status, justification]),
          finding.accepted === null ? [] : [["inSource", "accepted", finding.accepted.reason]],
        );
      }
      assert.ok(results.some(({ relatedLocations = [] }) => relatedLocations.length > 1));
      assert.ok(results.some(({ fixes = [] }) => fixes.length > 1));
      assert.ok(results.some(({ suppressions = [] }) => suppressions.length > 0));
    });

    it("have fingerprints that differ", () => {
      const prints = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
      assert.equal(new Set(prints).size, prints.length);
    });

    it("have messages in which nothing of a design is a link or a placeholder", () => {
      const messages = results.flatMap(({ message, relatedLocations = [], fixes = [] }) => [
        message,
        ...relatedLocations.map((one) => one.message),
        ...fixes.map(({ description }) => description),
      ]);
      const texts = messages.map(({ text }) => text);
      assert.ok(texts.some((text) => text.includes("evil.example")));
      for (const text of texts) {
        // with what is doubled taken out, there is no brace left
        assert.doesNotMatch(text.replace(/\{\{|\}\}/g, ""), /[{}]/);
        assert.doesNotMatch(text.replace(/\\[[\]\\]/g, ""), /\[[^\]]*\]\(/);
      }
    });
  });

  describe("as JUnit", () => {
    it("are read by a parser of it: suites, cases, failures and what is skipped, with every text as it is", async () => {
      const junit = await parseJunit(await check("junit"));
      assert.ok(junit !== undefined && junit !== null && "testsuite" in junit);
      const suites = junit.testsuite ?? [];
      assert.deepEqual(
        suites.map(({ name }) => name),
        result.files,
      );
      for (const { name, tests, failures, skipped, errors, testcase = [] } of suites) {
        const findings = result.findings.filter(({ file }) => file === name);
        const failed = findings.filter(({ severity, accepted }) => severity === "error" && accepted === null);
        const accepted = findings.flatMap((finding) => finding.accepted ?? []);
        assert.equal(tests, Math.max(1, findings.length));
        assert.deepEqual([failures, skipped, errors], [failed.length, accepted.length, 0]);
        assert.equal(testcase.length, tests);
        assert.deepEqual(
          testcase.flatMap(({ failure = [] }) => failure.map(({ message }) => message)),
          failed.map(({ message }) => message),
        );
        assert.deepEqual(
          testcase.flatMap(({ skipped: said = [] }) => said.map(({ message }) => message)),
          accepted.map(({ reason }) => `accepted: ${reason}`),
        );
        assert.equal(new Set(testcase.map((one) => one.name)).size, testcase.length, "names tell cases apart");
      }
    });
  });

  describe("for GitHub", () => {
    it("are read by a workflow as what they are", async () => {
      const open = result.findings.filter(({ accepted }) => accepted === null);
      const read = (await check("github")).trimEnd().split("\n").map(workflowCommand);
      assert.deepEqual(
        read.map(({ properties, message }) => [properties["file"], properties["line"], properties["title"], message]),
        open.map(({ file, range, rule, message }) => [file, String(range.start.line), rule, message]),
      );
    });
  });
});

interface WorkflowCommand {
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as a runner of GitHub Actions does: properties up to the second `::`, each up to a comma, then escapes taken back. */
function workflowCommand(line: string): WorkflowCommand {
  const [, list = "", data = ""] = /^::(?:error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
  const properties = list.split(",").map((pair) => {
    const [key = "", value = ""] = pair.split("=", 2);
    return [key, unescaped(value).replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%")] as const;
  });
  return { properties: Object.fromEntries(properties), message: unescaped(data).replace(/%25/g, "%") };
}

function unescaped(text: string): string {
  return text.replace(/%0D/g, "\r").replace(/%0A/g, "\n");
}
