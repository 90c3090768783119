import assert from "node:assert/strict";
import { runLanes } from "../../scripts/lib/step-runner.mjs";

const nothingToPrepare = (): Promise<void> => Promise.resolve();
const never = new AbortController().signal;

/** A step that runs a piece of JavaScript. */
function step(name: string, code: string): { name: string; program: string; args: string[] } {
  return { name: `of-a-test-${name}`, program: "-e", args: [code] };
}

function leaveCounts(counts: object): string {
  return `require("node:fs").writeFileSync(process.env.LINTEL_TEST_COUNTS, '${JSON.stringify(counts)}');`;
}

describe("running steps in lanes", () => {
  it("adds up the tests of all lanes", async () => {
    const lanes = [
      [step("a", leaveCounts({ passed: 2, failed: 0, skipped: 1 }))],
      [step("b", leaveCounts({ passed: 3, failed: 0, skipped: 0 })), step("c", "")],
    ];
    assert.deepEqual(await runLanes(lanes, nothingToPrepare, never), { passed: 5, failed: 0, skipped: 1 });
  });

  it("counts a step that fails without a failed test as one", async () => {
    const lanes = [[step("d", "process.exit(3)")]];
    assert.deepEqual(await runLanes(lanes, nothingToPrepare, never), { passed: 0, failed: 1, skipped: 0 });
  });

  it("ends the other lanes when a step fails, and begins no further step", async () => {
    const endless = step("e", "setInterval(() => undefined, 1000)");
    const further = step("f", leaveCounts({ passed: 1, failed: 0, skipped: 0 }));
    const lanes = [[step("g", "process.exit(1)"), further], [endless]];
    assert.deepEqual(await runLanes(lanes, nothingToPrepare, never), { passed: 0, failed: 1, skipped: 0 });
  });

  it("ends everything when it is interrupted", async () => {
    const interruption = new AbortController();
    const interrupt = (): Promise<void> => {
      setImmediate(() => interruption.abort());
      return Promise.resolve();
    };
    const lanes = [[step("h", "setInterval(() => undefined, 1000)"), step("i", "process.exit(1)")]];
    assert.deepEqual(await runLanes(lanes, interrupt, interruption.signal), { passed: 0, failed: 0, skipped: 0 });
  });
});
