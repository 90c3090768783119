import assert from "node:assert/strict";
import { Workbench } from "../../harness/workbench.js";

describe("the workbench with the extension", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ file: "shop.lintel" });
  });

  after(() => workbench.close());

  it("lists a design's findings among the problems, each with its rule and place", async () => {
    const { message, source, place } = await workbench.problem("single-point-of-failure");
    assert.ok(source.includes("single-point-of-failure"), source);
    assert.match(message, /orders/);
    assert.match(place, /^\[Ln \d+, Col \d+\]$/);
  });
});
