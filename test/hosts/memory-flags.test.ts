import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import process from "node:process";
import { serverFlags } from "../../client/src/node/server-flags.js";
import { memoryFlags } from "../../server/src/hosts/memory-flags.js";

describe("Flags for the server's memory", () => {
  it("are all known to the Node.js that runs, those of the start and those set later", () => {
    const script = `for (const flag of ${JSON.stringify(memoryFlags(process.versions.node))}) require("node:v8").setFlagsFromString(flag)`;
    const { status, stderr } = spawnSync(process.execPath, [...serverFlags, "-e", script], { encoding: "utf8" });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });

  it("are set later only where they were tried: a Node.js does not start with one that it does not know", () => {
    assert.deepEqual(memoryFlags("20.20.2"), ["--heap-growing-percent=40"]);
    for (const version of ["2.0.0", "21.0.0", "240.0.0"]) assert.deepEqual(memoryFlags(version), []);
  });
});
