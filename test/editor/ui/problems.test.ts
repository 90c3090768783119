import assert from "node:assert/strict";
import { Workbench } from "../../harness/workbench.js";

describe("the workbench with the extension", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ file: "shop.lintel" });
  });

  after(() => workbench.close());

  it("lists a design's findings among the problems, each with its rule", async () => {
    const problems = await workbench.problems();
    const sources = problems.map((problem) => problem.source);
    assert.ok(
      sources.some((source) => source.includes("single-point-of-failure")),
      `the only copy of the orders is found: ${sources.join(", ")}`,
    );
  });
});
