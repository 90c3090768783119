import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import process from "node:process";
import { shortRunFlags } from "../../server/src/hosts/cli/short-run.js";

describe("Flags for a short run", () => {
  it("are all known to the V8 that runs", () => {
    const flags = shortRunFlags(process.versions.node);
    const script = `for (const flag of ${JSON.stringify(flags)}) require("node:v8").setFlagsFromString(flag)`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });

  it("are those of the release: what one V8 calls so another does not know", () => {
    assert.deepEqual(shortRunFlags("20.20.2"), ["--interrupt-budget=400000"]);
    assert.deepEqual(shortRunFlags("22.1.0"), ["--invocation-count-for-turbofan=20000"]);
    assert.ok(!shortRunFlags("24.0.0").includes("--interrupt-budget=400000"));
  });

  it("are none for a release that nobody has tried", () => {
    for (const version of ["2.0.0", "21.0.0", "25.1.0", "240.0.0"]) assert.deepEqual(shortRunFlags(version), []);
  });
});
