import assert from "node:assert/strict";
import { Running } from "../../../server/src/rules/engine/running.js";

describe("Work under way", () => {
  it("ends by steps or at once, with what it makes", () => {
    const running = new Running(counting());
    assert.deepEqual([running.step(), running.step(), running.step(), running.step()], [true, true, false, false]);
    assert.equal(running.result(), "made");
    const halfway = new Running(counting());
    halfway.step();
    assert.equal(halfway.result(), "made");
  });

  it("that failed fails whoever asks for what it makes, and no step", () => {
    const running = new Running(failing());
    assert.deepEqual([running.step(), running.step(), running.step()], [true, false, false]);
    for (let times = 0; times < 2; times += 1) assert.throws(() => running.result(), /no such thing/);
  });
});

function* counting(): Generator<undefined, string> {
  yield;
  yield;
  return "made";
}

function* failing(): Generator<undefined, string> {
  yield;
  throw new Error("no such thing");
}
