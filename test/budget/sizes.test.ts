import assert from "node:assert/strict";
import { measureSizes, writtenBudgets } from "../../scripts/budgets.mjs";

describe("Sizes", function () {
  this.timeout(60_000);

  it("are below the ceilings that scripts/budgets.json writes down, none of them left out", async () => {
    const [sizes, budgets] = [await measureSizes(), writtenBudgets()];
    assert.deepEqual(Object.keys(sizes), Object.keys(budgets));
    const tooLarge = Object.entries(sizes).filter(([name, bytes]) => bytes > (budgets[name]?.ceiling ?? 0));
    // what is worth its size is written down anew with: node scripts/budgets.mjs
    assert.deepEqual(tooLarge, []);
  });

  it("have ceilings a tenth above what was measured", () => {
    for (const [name, { measured, ceiling }] of Object.entries(writtenBudgets()))
      assert.equal(ceiling, Math.round(measured * 1.1), name);
  });
});
