import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";
import { folderWith } from "../harness/command-line.js";

const bundle = inProject("dist/cli.js");

describe("The process of the command line", function () {
  this.timeout(30_000);

  it("takes a pipe that is closed early for no error", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `service s${index} { wrong: 1 }\n`).join("");
    const cwd = folderWith({ "a.lintel": many });
    const running = spawn(process.execPath, [bundle, "check"], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaints = "";
    running.stderr.on("data", (data: Buffer) => (complaints += data.toString()));
    running.stdout.once("data", () => running.stdout.destroy());
    const [code] = (await once(running, "close")) as [number];
    assert.deepEqual([code, complaints], [1, ""]);
  });

  it("ends as it should where nobody reads what it complains of", async () => {
    const running = spawn(process.execPath, [bundle, "check", "gone.lintel"], {
      cwd: folderWith({}),
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.stderr.destroy();
    const [code] = (await once(running, "close")) as [number];
    assert.equal(code, 2);
  });
});
