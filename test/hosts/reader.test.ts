import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { folderWith, lintel } from "../harness/command-line.js";

/** A design with one error. */
const faulty = "service a {}\nservice b {}\na -> b { idempotency: key  retry: unlimited }\n";

describe("lintel check: the report for a reader", () => {
  it("names file, place, severity, message and rule, and sums up", async () => {
    const cwd = folderWith({ "a.lintel": faulty });
    const { stdout } = await lintel(["check", "--min-severity", "error"], { cwd });
    assert.equal(
      stdout,
      [
        "a.lintel",
        "",
        "  3:28  error    The retry of a -> b never stops: while b is down, its callers are stuck and their",
        '                 tries keep it from recovering. State "attempts: 3" or a "deadline".',
        "                 │ a -> b { idempotency: key  retry: unlimited }",
        "                 │                            ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾",
        "                 unbounded-retry",
        "",
        "1 error in 1 file. 1 with a fix on offer.",
        "",
      ].join("\n"),
    );
  });

  it("underlines the place under characters of any width", async () => {
    const line = '\tservice "\u65e5\u672c e\u0301 \u{1f600}" x "\u8a9e"';
    const cwd = folderWith({ "a.lintel": `${line}\n` });
    const { stdout } = await lintel(["check"], { cwd });
    const lines = stdout.split("\n").map((one) => one.trim());
    assert.ok(lines.includes(`\u2502 ${line.trim()}`), stdout);
    assert.ok(lines.includes(`\u2502 ${" ".repeat(20)}\u203e`), stdout);
  });

  it("says so where there is nothing", async () => {
    const cwd = folderWith({ "a.lintel": "external a {}\n" });
    assert.equal((await lintel(["check"], { cwd })).stdout, "No findings in 1 file.\n");
  });
});

describe("lintel: help", () => {
  it("lists the commands", async () => {
    for (const args of [[], ["help"], ["--help"], ["check", "--help"], ["check", "-h"]]) {
      const { code, stdout } = await lintel(args, { cwd: "/" });
      assert.equal(code, 0);
      assert.match(stdout, /lintel check/);
    }
    assert.match((await lintel(["--version"], { cwd: "/" })).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.ok(!existsSync("/out.json"));
  });
});
