import assert from "node:assert/strict";
import { crashPolicy } from "../../client/src/crash-policy.js";

const minute = 60_000;

describe("what follows a crash of the server", () => {
  it("is a restart, four times within three minutes, and then none", () => {
    const policy = crashPolicy();
    const answers = [0, 1, 2, 3, 4].map((second) => policy.crashedAt(second * 1000));
    assert.deepEqual(answers, ["restart", "restart", "restart", "restart", "give up"]);
  });

  it("is a restart for ever where crashes are rare", () => {
    const policy = crashPolicy();
    for (let crash = 0; crash < 100; crash += 1) assert.equal(policy.crashedAt(crash * minute), "restart");
  });
});
