import assert from "node:assert/strict";
import { folderWith, lintel } from "../harness/command-line.js";

const faulty = "service a {}\nservice b {}\na -> b { idempotency: key  retry: unlimited }\n";
const escape = "\u001b[";

describe("Colours", () => {
  const cwd = folderWith({ "a.lintel": faulty });
  const isColoured = async (output: "terminal" | "pipe", env: Readonly<Record<string, string>>) =>
    (await lintel(["check"], { cwd, output, env })).stdout.includes(escape);

  it("are for a terminal alone, and not for one that has none", async () => {
    assert.equal(await isColoured("terminal", {}), true);
    assert.equal(await isColoured("pipe", {}), false);
    assert.equal(await isColoured("terminal", { TERM: "dumb" }), false);
  });

  it("can be refused, and asked for where output goes elsewhere", async () => {
    assert.equal(await isColoured("terminal", { NO_COLOR: "1" }), false);
    assert.equal(await isColoured("terminal", { NO_COLOR: "" }), true);
    assert.equal(await isColoured("pipe", { FORCE_COLOR: "1" }), true);
    assert.equal(await isColoured("pipe", { FORCE_COLOR: "" }), true);
    assert.equal(await isColoured("terminal", { FORCE_COLOR: "0" }), false);
    assert.equal(await isColoured("pipe", { FORCE_COLOR: "1", NO_COLOR: "1" }), false);
  });
});

describe("Long work", () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.lintel`, `  ${faulty}`]));
  const cwd = folderWith(files);
  /** What a line that is drawn again and again has said. */
  const lines = (stderr: string) => stderr.split("\r\u001b[2K");

  it("shows on a terminal what is done and how far it has come, and takes that away", async () => {
    const { stderr, stdout } = await lintel(["check"], { cwd, errors: "terminal", tick: 100 });
    const shown = lines(stderr);
    assert.ok(shown.includes("Reading file 5 of 12"), stderr);
    assert.ok(shown.includes("Reviewing file 12 of 12"), stderr);
    assert.equal(shown.at(-1), "");
    assert.doesNotMatch(stdout, /Reading|Reviewing/);
  });

  it("does so in each command that may take long", async () => {
    for (const [args, says] of [
      [["report", "."], "Reviewing file 12 of 12"],
      [["format", "--check"], "Formatting file 12 of 12"],
      [["check", "--fix"], "Reviewing file 12 of 12"],
    ] as const) {
      const { stderr } = await lintel(args, { cwd: folderWith(files), errors: "terminal", tick: 100 });
      assert.ok(lines(stderr).includes(says), `${args.join(" ")}: ${stderr}`);
      assert.equal(lines(stderr).at(-1), "");
    }
  });

  it("says nothing of a short one, nor of any where there is no terminal", async () => {
    assert.equal((await lintel(["check"], { cwd, errors: "terminal" })).stderr, "");
    assert.equal((await lintel(["check"], { cwd, tick: 100 })).stderr, "");
  });

  it("draws no faster than a terminal follows", async () => {
    const { stderr } = await lintel(["check"], { cwd, errors: "terminal", tick: 30 });
    assert.ok(lines(stderr).filter((line) => line.startsWith("Reviewing")).length < 6, stderr);
  });

  it("announces one large design before it is reviewed", async () => {
    const many = Array.from({ length: 6000 }, (_, index) => `service service-${index} { replicas: 2 }\n`).join("");
    const { stderr } = await lintel(["check"], { cwd: folderWith({ "a.lintel": many }), errors: "terminal" });
    assert.deepEqual(lines(stderr), ["", "Reviewing file 1 of 1", ""]);
  });
});
