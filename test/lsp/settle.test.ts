import assert from "node:assert/strict";
import { Settling } from "../../server/src/lsp/settle.js";

describe("Settling", () => {
  it("waits for what is under way when changes have stopped", async () => {
    const order: string[] = [];
    const settling = new Settling(
      1,
      () => order.push("settled"),
      (idle) => {
        order.push("changes have stopped");
        setImmediate(idle);
      },
    );
    settling.touch();
    await settling.settled();
    assert.deepEqual(order, ["changes have stopped", "settled"]);
    await settling.settled();
  });

  it("leaves a change that another one overtakes while something is under way", async () => {
    let settled = 0;
    let idles = 0;
    const settling: Settling = new Settling(
      1,
      () => (settled += 1),
      (idle) => {
        idles += 1;
        if (idles === 1) settling.touch();
        idle();
      },
    );
    settling.touch();
    await settling.settled();
    assert.deepEqual([idles, settled], [2, 1]);
  });

  it("lets go who waits when it is disposed of, and settles no more", async () => {
    let settled = 0;
    let end = (): void => assert.fail("nothing was under way");
    const settling = new Settling(
      1,
      () => (settled += 1),
      (idle) => (end = idle),
    );
    settling.touch();
    const waited = settling.settled();
    settling.dispose();
    await waited;
    settling.touch();
    await new Promise<void>((resolve) => {
      const other = new Settling(2, resolve);
      other.touch();
    });
    settling.dispose();
    end();
    assert.equal(settled, 0);
  });
});
