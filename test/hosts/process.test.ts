import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";
import { folderWith } from "../harness/command-line.js";

describe("The process of the command line", () => {
  it("takes a pipe that is closed early for no error", async function () {
    this.timeout(30_000);
    const many = Array.from({ length: 3000 }, (_, index) => `service s${index} { wrong: 1 }\n`).join("");
    const cwd = folderWith({ "a.lintel": many });
    const running = spawn(
      process.execPath,
      ["--import", inProject("node_modules/tsx/dist/esm/index.mjs"), inProject("server/src/hosts/cli.ts"), "check"],
      {
        cwd,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let complaints = "";
    running.stderr.on("data", (data: Buffer) => (complaints += data.toString()));
    running.stdout.once("data", () => running.stdout.destroy());
    const [code] = (await once(running, "close")) as [number];
    assert.deepEqual([code, complaints], [1, ""]);
  });
});
