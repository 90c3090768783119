import assert from "node:assert/strict";
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { ReviewResult } from "../../server/src/report/result.js";
import { folderWith, lintel, type CommandOptions } from "../harness/command-line.js";

const sound = "service a {}\nservice b {}\na -> b { timeout: 1s }\n";

async function check(
  args: readonly string[],
  options: CommandOptions,
): Promise<{ code: number; stdout: string; stderr: string; files: readonly string[]; rules: readonly string[] }> {
  const { code, stdout, stderr } = await lintel(["check", "--format", "json", ...args], options);
  const { files, findings } = JSON.parse(stdout) as ReviewResult;
  return { code, stdout, stderr, files, rules: findings.map(({ rule }) => rule) };
}

describe("The paths of a call", () => {
  it("lead to each file once, however many of them do, over links too", async () => {
    const cwd = folderWith({ "a.lintel": sound, "sub/b.lintel": sound, "sub/deep/c.lintel": sound });
    symlinkSync("sub", path.join(cwd, "link"));
    symlinkSync(path.join("sub", "b.lintel"), path.join(cwd, "b-link.lintel"));
    const given = [
      ".",
      "sub",
      "./sub/../a.lintel",
      path.join(cwd, "a.lintel"),
      "link",
      "link/b.lintel",
      "b-link.lintel",
    ];
    assert.deepEqual((await check(given, { cwd })).files, ["a.lintel", "sub/b.lintel", "sub/deep/c.lintel"]);
    assert.deepEqual((await check(["link"], { cwd })).files, ["link/b.lintel", "link/deep/c.lintel"]);
  });

  it("end at links that lead to themselves or nowhere", async () => {
    const cwd = folderWith({ "a.lintel": sound });
    symlinkSync(".", path.join(cwd, "here"));
    symlinkSync("two.lintel", path.join(cwd, "one.lintel"));
    symlinkSync("one.lintel", path.join(cwd, "two.lintel"));
    symlinkSync("gone", path.join(cwd, "none.lintel"));
    assert.deepEqual((await check(["."], { cwd })).files, ["a.lintel"]);
    const { code, stderr } = await check(["one.lintel", "none.lintel"], { cwd });
    assert.equal(code, 2);
    assert.equal(stderr.match(/There is no file or folder/g)?.length, 2);
  });

  it("lead into a folder that Git ignores, for it was named", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".gitignore": "/build/\n",
      "build/a.lintel": sound,
      "build/b.lintel": sound,
      "build/.gitignore": "b.lintel\n",
    });
    assert.deepEqual((await check(["build"], { cwd })).files, ["build/a.lintel"]);
    assert.deepEqual((await check(["."], { cwd })).files, []);
  });

  it("are ignored by upper and lower case as Git has it", async function () {
    if (process.platform !== "linux") this.skip();
    const cwd = folderWith({ ".git/HEAD": "", ".gitignore": "Build/\n", "build/a.lintel": sound });
    assert.deepEqual((await check([], { cwd })).files, ["build/a.lintel"]);
  });

  it("may be many, with whatever stands behind -- a path", async () => {
    const cwd = folderWith({ "--fix.lintel": sound, "-": "" });
    assert.deepEqual((await check(["--", "--fix.lintel"], { cwd })).files, ["--fix.lintel"]);
  });
});

describe("What lies outside of what is reviewed", () => {
  const outside = folderWith({
    "secret/passwords.lintel": "hunter2-is-the-word x:0 { }\n",
    "secret/lintel.json": '{ "rules": { "hunter2-is-the-word": "off" } }',
    "in/.git/HEAD": "",
    "in/a.lintel": 'import { x } from "./link.lintel"\nimport { y } from "./folder/passwords.lintel"\nservice a {}\n',
  });
  const cwd = path.join(outside, "in");
  symlinkSync("../secret/passwords.lintel", path.join(cwd, "link.lintel"));
  symlinkSync("../secret", path.join(cwd, "folder"));
  symlinkSync("../secret/lintel.json", path.join(cwd, "lintel.json"));

  it("is not read over a link, and nothing of it is shown", async () => {
    const { files, rules, stdout, stderr } = await check([], { cwd });
    assert.deepEqual(files, ["a.lintel"]);
    assert.equal(rules.filter((rule) => rule === "name-import-path").length, 2);
    assert.doesNotMatch(stdout + stderr, /hunter2/);
  });

  it("is read where it is named", async () => {
    assert.deepEqual((await check(["link.lintel"], { cwd })).files, ["link.lintel"]);
  });

  it("is no matter for links that stay inside, nor for a folder that is reached over one", async () => {
    const all = folderWith({
      "real/lib/b.lintel": "service b {}\n",
      "real/a.lintel": 'import { b } from "./l/b.lintel"\n',
    });
    symlinkSync("lib", path.join(all, "real/l"));
    symlinkSync("real", path.join(all, "work"));
    const { files, rules } = await check(["a.lintel"], { cwd: path.join(all, "work") });
    assert.deepEqual(files, ["a.lintel", "l/b.lintel"]);
    assert.ok(!rules.includes("name-import-path"), rules.join(", "));
  });

  it("nor is a folder an import: that is one finding, and nothing to complain of", async () => {
    const folder = folderWith({ "a.lintel": 'import { x } from "./"\nimport { y } from "."\nservice a {}\n' });
    const { code, rules, stderr } = await check([], { cwd: folder });
    assert.deepEqual([code, stderr], [1, ""]);
    assert.equal(rules.filter((rule) => rule === "name-missing-file").length, 2);
  });
});

describe("What is no UTF-8 text", () => {
  const latin1 = Buffer.from('service a "caf\u00e9" {   }\n', "latin1");
  const withDesign = Buffer.from('# Caf\u00e9\n\n```lintel\nservice a "\u00e9" {   }\n```\n', "latin1");
  const withoutDesign = Buffer.from("# Caf\u00e9\n", "latin1");

  function folder(): string {
    const cwd = folderWith({ "good.lintel": sound });
    writeFileSync(path.join(cwd, "bad.lintel"), latin1);
    writeFileSync(path.join(cwd, "bad.md"), withDesign);
    writeFileSync(path.join(cwd, "plain.md"), withoutDesign);
    return cwd;
  }

  for (const args of [["check"], ["check", "--fix"], ["format"], ["format", "--check"], ["report", "."]]) {
    it(`is left as it is by lintel ${args.join(" ")}, and said to be unreadable`, async () => {
      const cwd = folder();
      const { code, stderr } = await lintel(args, { cwd });
      assert.equal(code, 2);
      assert.equal(
        stderr,
        "lintel: The file bad.lintel can't be read: it is not UTF-8 text.\nlintel: The file bad.md can't be read: it is not UTF-8 text.\n",
      );
      assert.deepEqual(readFileSync(path.join(cwd, "bad.lintel")), latin1);
      assert.deepEqual(readFileSync(path.join(cwd, "bad.md")), withDesign);
    });
  }

  it("is told to code scanning, which must not take it for whole", async () => {
    const { stdout } = await lintel(["check", "--format", "sarif"], { cwd: folder() });
    const { runs } = JSON.parse(stdout) as { runs: { invocations: object[] }[] };
    const notes = ["bad.lintel", "bad.md"].map((file) => ({
      level: "error",
      message: { text: `The file ${file} can't be read: it is not UTF-8 text.` },
    }));
    assert.deepEqual(runs[0]?.invocations, [{ executionSuccessful: false, toolExecutionNotifications: notes }]);
  });

  it("is refused from standard input", async () => {
    for (const args of [
      ["format", "-"],
      ["check", "-"],
      ["draw", "-"],
    ]) {
      const { code, stdout, stderr } = await lintel(args, { cwd: folderWith({}), stdin: latin1 });
      assert.deepEqual([code, stdout, stderr], [2, "", "lintel: Standard input is not UTF-8 text.\n"], args.join(" "));
    }
  });
});

describe("Files of unusual form", () => {
  it("are left alone where they are larger than any design", async () => {
    const cwd = folderWith({ "a.lintel": sound, "huge.lintel": "" });
    truncateSync(path.join(cwd, "huge.lintel"), 17 * 1024 * 1024);
    const { code, files, stderr } = await check([], { cwd });
    assert.deepEqual([code, files], [2, ["a.lintel"]]);
    assert.equal(stderr, "lintel: The file huge.lintel can't be read: it is larger than 16 MB.\n");
    assert.equal((await lintel(["format", "huge.lintel"], { cwd })).code, 2);
  });

  it("may end their lines as Windows does: places are the same, and they keep that", async () => {
    const text = "service a {}\nservice   b {}\na -> b { idempotency: key  retry: unlimited }\nstore s {}\nb -> s\n";
    const cwd = folderWith({ "lf.lintel": text, "crlf.lintel": text.replace(/\n/g, "\r\n") });
    const places = async (file: string) =>
      (JSON.parse((await lintel(["check", file, "--format", "json"], { cwd })).stdout) as ReviewResult).findings.map(
        ({ rule, range }) => ({ rule, range }),
      );
    assert.deepEqual(await places("crlf.lintel"), await places("lf.lintel"));
    for (const args of [
      ["check", "--fix"],
      ["format", "."],
    ]) {
      await lintel(args, { cwd });
      const [lf, crlf] = ["lf.lintel", "crlf.lintel"].map((file) => readFileSync(path.join(cwd, file), "utf8"));
      assert.notEqual(lf, text);
      assert.equal(crlf, lf?.replace(/\n/g, "\r\n"), args.join(" "));
    }
  });

  it("may begin with a byte-order mark, from standard input too", async () => {
    const { stdout } = await lintel(["check", "-", "--format", "json"], {
      cwd: folderWith({}),
      stdin: "\uFEFFservice a { x: 1 }\n",
    });
    const [finding] = (JSON.parse(stdout) as ReviewResult).findings.filter(({ rule }) => rule === "schema-unknown-key");
    assert.deepEqual(finding?.range.start, { line: 1, column: 13 });
    const formatted = await lintel(["format", "-"], { cwd: folderWith({}), stdin: "\uFEFFservice   a {}\n" });
    assert.equal(formatted.stdout, "\uFEFFservice a {}\n");
  });
});
