import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import type { ReviewResult } from "../../server/src/report/result.js";
import { folderWith, lintel, type CommandOptions } from "../harness/command-line.js";

/** A design with one error that has a fix which needs no choice, and nothing else that the first rules see. */
const faulty = "service a {}\nservice b {}\na -> b { idempotency: key  retry: unlimited }\n";
const sound = "service a {}\nservice b {}\na -> b { timeout: 1s }\n";
const onlyRetries = JSON.stringify({ rules: {} });

async function check(
  args: readonly string[],
  options: CommandOptions,
): Promise<{ code: number; result: ReviewResult; stderr: string }> {
  const { code, stdout, stderr } = await lintel(["check", "--format", "json", ...args], options);
  return { code, stderr, result: JSON.parse(stdout) as ReviewResult };
}

const rulesOf = ({ findings }: ReviewResult) => findings.map(({ file, rule }) => `${file} ${rule}`);
const retries = ({ findings }: ReviewResult) => findings.filter(({ rule }) => rule === "unbounded-retry");

describe("lintel check: the JSON report", () => {
  it("has the form that was agreed", async () => {
    const cwd = folderWith({ "a.lintel": faulty });
    const { code, result } = await check([], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(result), ["version", "files", "findings", "summary"]);
    assert.deepEqual(result.files, ["a.lintel"]);
    const [finding] = retries(result);
    assert.ok(finding);
    const { message, fixes, related, ...rest } = finding;
    assert.match(message, /a -> b never stops/);
    assert.deepEqual(related, []);
    assert.deepEqual(rest, {
      rule: "unbounded-retry",
      severity: "error",
      stated: true,
      category: "resilience",
      file: "a.lintel",
      range: { start: { line: 3, column: 28 }, end: { line: 3, column: 44 } },
      accepted: null,
    });
    assert.deepEqual(fixes, [
      {
        title: 'Change to "attempts: 3"',
        preferred: true,
        edits: [
          {
            file: "a.lintel",
            range: { start: { line: 3, column: 28 }, end: { line: 3, column: 44 } },
            text: "retry: 3",
          },
        ],
      },
    ]);
  });

  it("counts an accepted finding as such alone", async () => {
    const accept = 'accept unbounded-retry { reason: "So it is"  until: 2027-02-01 }';
    const cwd = folderWith({ "a.lintel": faulty.replace("unlimited", `unlimited  ${accept}`) });
    const { result } = await check([], { cwd });
    const [finding] = retries(result);
    assert.deepEqual(finding?.accepted, { reason: "So it is", by: null, until: "2027-02-01" });
    assert.equal(finding.severity, "hint");
    assert.equal(result.summary.accepted, 1);
    assert.equal(
      result.summary.hint,
      result.findings.filter(({ severity, accepted }) => severity === "hint" && !accepted).length,
    );
  });

  it("counts columns in UTF-16 units from 1, past a byte-order mark", async () => {
    const cwd = folderWith({ "a.lintel": '\uFEFFservice a "😀" { x: 1 }\n' });
    const { result } = await check([], { cwd });
    const mistake = result.findings.find(({ rule }) => rule === "schema-unknown-key");
    assert.deepEqual(mistake?.range.start, { line: 1, column: 18 });
  });

  it("lists imported files, and findings by file, place and rule", async () => {
    const cwd = folderWith({
      "z.lintel": `import { b } from "./lib/b.lintel"\nservice a {}\na -> b { idempotency: key  retry: unlimited }\n`,
      "lib/b.lintel": "service b { x: 1  y: 2 }\n",
    });
    const { result } = await check(["z.lintel"], { cwd });
    assert.deepEqual(result.files, ["lib/b.lintel", "z.lintel"]);
    const mistakes = rulesOf(result).filter((one) => /schema|unbounded/.test(one));
    assert.deepEqual(mistakes, [
      "lib/b.lintel schema-unknown-key",
      "lib/b.lintel schema-unknown-key",
      "z.lintel unbounded-retry",
    ]);
  });
});

describe("lintel check: what it looks at", () => {
  it("is every design below a folder, in Markdown too, that Git does not ignore", async () => {
    const cwd = folderWith({
      "a.lintel": sound,
      "deep/er/b.lintel": sound,
      "doc.md": `# Doc\n\n\`\`\`lintel\n${sound}\`\`\`\n`,
      "plain.md": "# Nothing\n",
      "other.txt": sound,
      "node_modules/x/c.lintel": sound,
      "build/d.lintel": sound,
      "keep/e.gen.lintel": sound,
      "keep/f.gen.lintel": sound,
      ".gitignore": "build/\n*.gen.lintel\n",
      "keep/.gitignore": "!f.gen.lintel\n",
      ".git/HEAD": "",
    });
    const { result } = await check([], { cwd });
    assert.deepEqual(result.files, ["a.lintel", "deep/er/b.lintel", "doc.md", "keep/f.gen.lintel"]);
  });

  it("is what a repository's .gitignore leaves of a folder inside", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".gitignore": "/sub/gone.lintel\n",
      "sub/gone.lintel": sound,
      "sub/here.lintel": sound,
    });
    const { result } = await check(["sub"], { cwd });
    assert.deepEqual(result.files, ["sub/here.lintel"]);
  });

  it("is a named file, ignored or not", async () => {
    const cwd = folderWith({ ".git/HEAD": "", ".gitignore": "*.lintel\n", "a.lintel": sound });
    assert.deepEqual((await check(["a.lintel"], { cwd })).result.files, ["a.lintel"]);
  });

  it("does not follow links out of the folder, nor loops", async () => {
    const cwd = folderWith({ "in/a.lintel": sound, "out/b.lintel": sound });
    symlinkSync(path.join(cwd, "out"), path.join(cwd, "in/out"));
    symlinkSync(path.join(cwd, "out/b.lintel"), path.join(cwd, "in/b.lintel"));
    symlinkSync(path.join(cwd, "in"), path.join(cwd, "in/loop"));
    assert.deepEqual((await check(["in"], { cwd })).result.files, ["in/a.lintel"]);
  });

  it("is a fence at its true place", async () => {
    const cwd = folderWith({ "doc.md": "# Doc\n\n- list\n  ```lintel\n  service a { x: 1 }\n  ```\n" });
    const { result } = await check([], { cwd });
    const mistake = result.findings.find(({ rule }) => rule === "schema-unknown-key");
    assert.deepEqual(mistake?.range, { start: { line: 5, column: 15 }, end: { line: 5, column: 16 } });
  });

  it("is standard input, with the imports and settings of its name", async () => {
    const cwd = folderWith({
      "lib/b.lintel": "service b {}\n",
      "lib/lintel.json": '{ "rules": { "unbounded-retry": "warning" } }',
    });
    const stdin = 'import { b } from "./b.lintel"\nservice a {}\na -> b { idempotency: key  retry: unlimited }\n';
    for (const args of [
      ["--stdin", "--stdin-filename", "lib/a.lintel"],
      ["-", "--stdin-filename", "lib/a.lintel"],
    ]) {
      const { result } = await check(args, { cwd, stdin });
      assert.deepEqual(result.files, ["lib/a.lintel", "lib/b.lintel"]);
      assert.deepEqual(
        retries(result).map(({ severity }) => severity),
        ["warning"],
      );
    }
  });

  it("may be nothing", async () => {
    const { code, stderr } = await lintel(["check"], { cwd: folderWith({ "a.txt": "" }) });
    assert.equal(code, 0);
    assert.match(stderr, /no design here/);
  });
});

describe("lintel check: how it ends", () => {
  it("with 0 where there is no error and few enough warnings", async () => {
    const cwd = folderWith({ "a.lintel": faulty, "lintel.json": '{ "rules": { "unbounded-retry": "warning" } }' });
    const warnings = (await check([], { cwd })).result.summary.warning;
    assert.ok(warnings > 0);
    assert.equal((await check([], { cwd })).code, 0);
    assert.equal((await check(["--max-warnings", String(warnings)], { cwd })).code, 0);
    assert.equal((await check(["--max-warnings", String(warnings - 1)], { cwd })).code, 1);
  });

  it("with 2 and one sentence for a call that is wrong", async () => {
    const cwd = folderWith({ "a.lintel": sound });
    const calls: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [["--foo"], /^lintel: There is no option "--foo"\. See "lintel help"\.\n$/],
      [["-x"], /^lintel: There is no option "-x"\. See "lintel help"\.\n$/],
      [["--foo=bar"], /^lintel: There is no option "--foo"\. See "lintel help"\.\n$/],
      [["--fix=yes"], /^lintel: --fix takes no value\. See "lintel help"\.\n$/],
      [["--output"], /^lintel: --output needs a value\. See "lintel help"\.\n$/],
      [["--output", "--fix"], /^lintel: --output needs a value\. See "lintel help"\.\n$/],
      [["--max-warnings", "-1"], /^lintel: --max-warnings takes a whole number; "-1" is none\.\n$/],
      [["--format", "xml"], /^lintel: --format takes pretty, json, .*"xml" is none of them\.\n$/],
      [["--max-warnings", "many"], /^lintel: --max-warnings takes a whole number/],
      [["--min-severity", "bad"], /^lintel: --min-severity takes/],
      [["--stdin-filename", "x"], /^lintel: --stdin-filename needs --stdin\.\n$/],
      [["--fix", "-"], /^lintel: --fix writes files/],
      [["--config", "none.json"], /^lintel: The configuration "none.json" can't be read\.\n$/],
      [
        ["--output", "no/such/folder.json"],
        /^lintel: no\/such\/folder.json can't be written: its folder does not exist\.\n$/,
      ],
    ];
    for (const [args, says] of calls) {
      const { code, stderr } = await lintel(["check", ...args], { cwd });
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, says);
    }
    const unknown = await lintel(["chekc"], { cwd });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /^lintel: There is no command "chekc"/);
    for (const name of ["import", "__proto__", "constructor", "toString"]) {
      const { code, stderr } = await lintel([name, "compose", "compose.yml"], { cwd });
      const known = "check, draw, format, report, rules, explain, lsp";
      assert.deepEqual(
        [code, stderr],
        [2, `lintel: There is no command "${name}", but ${known}. See "lintel help".\n`],
      );
    }
  });

  it("with 2 for a path that is not there, after reviewing the others", async () => {
    const cwd = folderWith({ "a.lintel": faulty });
    const { code, result, stderr } = await check(["a.lintel", "gone.lintel"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /no file or folder "gone.lintel"/);
    assert.equal(retries(result).length, 1);
  });

  it("with 2 for wrong settings, the findings printed all the same", async () => {
    const cwd = folderWith({ "a.lintel": faulty, "lintel.json": '{ "rules": { "no-such-rule": "off" } }' });
    const { code, result } = await check([], { cwd });
    assert.equal(code, 2);
    assert.ok(rulesOf(result).includes("lintel.json config-unknown-rule"));
    assert.equal(retries(result).length, 1);
  });

  it("with 2 for a file or a folder that can't be read", async function () {
    if (process.getuid?.() === 0) this.skip();
    const cwd = folderWith({ "a.lintel": sound, "b.lintel": sound });
    mkdirSync(path.join(cwd, "shut"));
    chmodSync(path.join(cwd, "b.lintel"), 0);
    chmodSync(path.join(cwd, "shut"), 0);
    const { code, result, stderr } = await check([], { cwd });
    assert.equal(code, 2);
    assert.deepEqual(result.files, ["a.lintel"]);
    assert.match(stderr, /b\.lintel can't be read/);
    assert.match(stderr, /shut can't be read/);
  });
});

describe("lintel check: flags", () => {
  it("--config stands in the place of every lintel.json", async () => {
    const cwd = folderWith({
      "a.lintel": faulty,
      "lintel.json": '{ "rules": { "unbounded-retry": "off" } }',
      "ci.json": onlyRetries,
    });
    assert.equal(retries((await check([], { cwd })).result).length, 0);
    assert.equal(retries((await check(["--config", "ci.json"], { cwd })).result).length, 1);
  });

  it("--min-severity leaves out what is milder", async () => {
    const cwd = folderWith({ "a.lintel": faulty });
    const { result } = await check(["--min-severity", "error"], { cwd });
    assert.deepEqual(rulesOf(result), ["a.lintel unbounded-retry"]);
  });

  it("--output writes a file and nothing else", async () => {
    const cwd = folderWith({ "a.lintel": faulty });
    const { code, stdout } = await lintel(["check", "--format", "json", "--output", "out.json"], { cwd });
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.equal((JSON.parse(readFileSync(path.join(cwd, "out.json"), "utf8")) as ReviewResult).version, 1);
  });

  it("--fix writes what needs no choice, keeps a byte-order mark, and reports the rest", async () => {
    const markdown = `# Doc\n\n\`\`\`lintel\n${faulty}\`\`\`\n`;
    const cwd = folderWith({ "a.lintel": `\uFEFF${faulty}`, "doc.md": markdown, "sound.lintel": sound });
    const { result } = await check(["--fix"], { cwd });
    assert.deepEqual(retries(result), []);
    assert.ok(readFileSync(path.join(cwd, "a.lintel"), "utf8").startsWith("\uFEFFservice a"));
    assert.match(readFileSync(path.join(cwd, "a.lintel"), "utf8"), /attempts: 3|retry: 3/);
    assert.match(readFileSync(path.join(cwd, "doc.md"), "utf8"), /^# Doc\n\n```lintel\n[^`]*(?:attempts|retry): 3/);
    assert.equal((await check(["--fix"], { cwd })).result.findings.length, result.findings.length);
  });

  it("--fix writes the marks of a quote, and the report says so", async () => {
    const design = "service a {\n  replicas: 2\n}\nservice b {}\na -> b {\n  idempotency: key\n  retry: unlimited\n}\n";
    const cwd = folderWith({ "doc.md": `\`\`\`lintel\n${design}\`\`\`\n`.replace(/^/gm, "> ").replace(/> $/, "") });
    const { result } = await check([], { cwd });
    const written = result.findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ text }) => text)));
    assert.ok(written.some((text) => text.includes("\n")));
    for (const text of written) assert.doesNotMatch(text, /\n(?!>|$)/);
    await check(["--fix"], { cwd });
    assert.match(readFileSync(path.join(cwd, "doc.md"), "utf8"), /^(?:>.*\n)*> .*(?:attempts|retry): 3.*\n(?:>.*\n)*$/);
  });

  it("imports never lead out of what is reviewed", async () => {
    const cwd = folderWith({
      "repo/.git/HEAD": "",
      "repo/a.lintel": 'import { b } from "../b.lintel"\nservice a {}\na -> b\n',
      "b.lintel": "service b {}\n",
    });
    const { result } = await check(["a.lintel"], { cwd: path.join(cwd, "repo") });
    assert.deepEqual(result.files, ["a.lintel"]);
    assert.ok(rulesOf(result).includes("a.lintel name-import-path"));
  });
});
