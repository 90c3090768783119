import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { PassThrough } from "node:stream";
import { findDesigns } from "../../server/src/hosts/cli/find-designs.js";
import type { Io } from "../../server/src/hosts/cli/io.js";
import { reviewAll } from "../../server/src/hosts/cli/review.js";
import { rule as unboundedRetry } from "../../server/src/rules/resilience/unbounded-retry/rule.js";
import type { AnyRule } from "../../server/src/rules/rule.js";
import { LanguageService } from "../../server/src/service.js";
import { CliWorkspace } from "../../server/src/hosts/cli/workspace.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { folderWith, lintel } from "../harness/command-line.js";

const sound = "service a {}\nservice b {}\na -> b { timeout: 1s }\n";
const fullDisk = "/dev/full";

/** The bundle as a process of its own, as somebody who may not do everything. */
function run(cwd: string, args: readonly string[], stdout: "pipe" | number = "pipe"): SpawnSyncReturns<string> {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const cli = path.join(cwd, ".lintel/dist/cli.js");
  // nobody may write where coverage is gathered
  const env = { ...process.env, NODE_V8_COVERAGE: undefined };
  return spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    env,
    stdio: ["ignore", stdout, "pipe"],
    ...nobody,
  });
}

/** A folder with these files and the bundles, which anybody may read. */
function folderForAnybody(files: Readonly<Record<string, string>>): string {
  const cwd = folderWith({ ".gitignore": ".lintel/\n", ...files });
  for (const bundle of readdirSync(inProject("dist")).filter((name) => /^cli.*\.js$/.test(name)))
    cpSync(inProject("dist", bundle), path.join(cwd, ".lintel/dist", bundle));
  chmodSync(cwd, 0o755);
  return cwd;
}

describe("The command line says in one sentence", () => {
  it("which folder and which file may not be read, and reviews the rest", () => {
    const cwd = folderForAnybody({ "a.lintel": sound, "b.lintel": sound });
    mkdirSync(path.join(cwd, "shut"));
    chmodSync(path.join(cwd, "shut"), 0);
    chmodSync(path.join(cwd, "b.lintel"), 0);
    const { status, stdout, stderr } = run(cwd, ["check", "--format", "json"]);
    chmodSync(path.join(cwd, "shut"), 0o755);
    assert.equal(status, 2);
    assert.deepEqual((JSON.parse(stdout) as { files: string[] }).files, ["a.lintel"]);
    const sentences = stderr.trim().split("\n").sort();
    assert.equal(sentences.length, 2, stderr);
    assert.match(sentences[0] ?? "", /^lintel: The file b\.lintel can't be read\.$/);
    assert.match(sentences[1] ?? "", /^lintel: The folder \S*shut can't be read\.$/);
  });

  it("that a report may not be written into a folder", () => {
    const cwd = folderForAnybody({ "a.lintel": sound });
    const { status, stderr } = run(cwd, ["check", "--output", "report.txt"]);
    assert.deepEqual([status, stderr], [2, "lintel: report.txt can't be written: permission is missing.\n"]);
  });

  it("that the disk is full, for a report and for standard output", function () {
    if (!existsSync(fullDisk)) this.skip();
    const cwd = folderForAnybody({ "a.lintel": sound });
    const written = run(cwd, ["check", "--output", fullDisk]);
    assert.deepEqual([written.status, written.stderr], [2, "lintel: /dev/full can't be written: the disk is full.\n"]);
    const printed = run(cwd, ["check"], openSync(fullDisk, "w"));
    assert.deepEqual([printed.status, printed.stderr], [2, "lintel: The result can't be written: the disk is full.\n"]);
  });

  it("that the handbook's file is missing", () => {
    const cwd = folderForAnybody({});
    const { status, stderr } = run(cwd, ["explain", "unbounded-retry"]);
    assert.deepEqual([status, stderr], [2, "lintel: The handbook's file is missing or broken; install Lintel anew.\n"]);
  });

  it("that a rule failed, once for all designs, and reviews with the others", () => {
    const failing: AnyRule = {
      ...unboundedRetry,
      meta: { ...unboundedRetry.meta, id: "failing" },
      check: () => {
        throw new Error("no such thing");
      },
    };
    const service = new LanguageService({ today: () => "2027-01-15", rules: [failing, unboundedRetry] });
    const faulty = "service a {}\nservice b {}\na -> b { retry: unlimited }\n";
    const uris = ["file:///designs/a.lintel", "file:///designs/b.lintel"];
    for (const uri of uris) service.setFile(uri, faulty);
    const io = { stderr: new PassThrough() } as unknown as Io;
    const { findings } = reviewAll({ service, checked: new Set(uris), texts: new Map() }, io);
    const rules = findings.map(({ rule }) => rule).sort();
    assert.deepEqual(rules, ["internal-error", "unbounded-retry", "unbounded-retry"]);
    const said = findings.find(({ rule }) => rule === "internal-error")?.message ?? "";
    assert.match(
      said,
      /^The rule failing failed and was left out of this review\. The fault is Lintel's, not the design's: /,
    );
  });

  it("that a file has gone between being listed and being read, and reviews the rest", () => {
    const cwd = folderWith({ "a.lintel": sound, "b.lintel": sound });
    const { files } = findDesigns(["."], cwd);
    const workspace = new CliWorkspace({ cwd, today: "2027-01-15" }, files);
    rmSync(path.join(cwd, "a.lintel"));
    for (const file of files) workspace.check(file);
    assert.deepEqual(workspace.problems, ["The file a.lintel can't be read."]);
    assert.equal(workspace.checked.size, 1);
  });

  it("what is wrong in a settings file, with its place, and reviews with the rest of it", async () => {
    const cwd = folderWith({ "a.lintel": sound, "lintel.json": '{ "rules": { "unbounded-retry": "eror" }, ' });
    const { code, stdout } = await lintel(["check", "--format", "json"], { cwd });
    assert.equal(code, 2);
    const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; message: string }[] };
    const ofSettings = findings.filter(({ file }) => file === "lintel.json");
    assert.ok(ofSettings.length >= 1);
    for (const { rule, message } of ofSettings) {
      assert.match(rule, /^config-/);
      assert.doesNotMatch(message, /at .*\(|undefined|Error:/);
    }
  });

  it("that an import leads out of what is reviewed, without reading it", async () => {
    const outside = folderWith({ "secret.lintel": "store secret-store {}\n", "in/.git/HEAD": "", "in/a.lintel": "" });
    const cwd = path.join(outside, "in");
    const design = 'import { secret-store } from "../secret.lintel"\nservice a {}\na -> secret-store\n';
    const { stdout } = await lintel(["check", "--stdin", "--format", "json"], { cwd, stdin: design });
    const { files, findings } = JSON.parse(stdout) as {
      files: string[];
      findings: { rule: string; message: string }[];
    };
    assert.deepEqual(files, ["stdin.lintel"]);
    assert.ok(
      findings.some(({ message }) => /outside|leads out|workspace/.test(message)),
      JSON.stringify(findings),
    );
  });
});
