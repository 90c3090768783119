import assert from "node:assert/strict";
import "vscode-languageserver/node";
import { ReviewAhead } from "../../server/src/lsp/review-ahead.js";

describe("Work done ahead", () => {
  it("gives others a turn between its steps, and ends", async () => {
    const ahead = new ReviewAhead();
    const turns: number[] = [];
    let done = 0;
    await new Promise<void>((resolve) => {
      const other = setInterval(() => turns.push(done), 1);
      function* steps(): Generator {
        for (; done < 10; done += 1) {
          busy(6);
          yield;
        }
        clearInterval(other);
        resolve();
      }
      ahead.begin(steps);
    });
    assert.equal(done, 10);
    assert.ok(
      turns.some((at) => at > 0 && at < 10),
      turns.join(),
    );
  });

  it("is left where something else begins, and when it is stopped", async () => {
    const ahead = new ReviewAhead();
    const begun: string[] = [];
    await new Promise<void>((resolve) => {
      function* first(): Generator {
        begun.push("first");
        // the next change comes while it waits for its turn
        setImmediate(() => ahead.begin(second));
        busy(10);
        yield;
        begun.push("first again");
      }
      function* second(): Generator {
        begun.push("second");
        yield;
        resolve();
      }
      ahead.begin(first);
    });
    ahead.begin(function* () {
      yield begun.push("stopped");
    });
    ahead.stop();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(begun, ["first", "second"]);
  });

  it("tells when it has ended, at once where nothing is under way", async () => {
    const ahead = new ReviewAhead();
    const order: string[] = [];
    ahead.whenIdle(() => order.push("idle"));
    ahead.begin(function* () {
      yield order.push("left");
    });
    await new Promise<void>((resolve) => {
      ahead.whenIdle(() => resolve(void order.push("idle again")));
      ahead.begin(function* () {
        busy(10);
        yield;
        order.push("worked");
      });
    });
    assert.deepEqual(order, ["idle", "worked", "idle again"]);
  });

  it("ends quietly where a step fails: whoever asks is told", async () => {
    const ahead = new ReviewAhead();
    // eslint-disable-next-line require-yield
    ahead.begin(function* (): Generator {
      throw new Error("no such thing");
    });
    await new Promise<void>((resolve) => ahead.whenIdle(resolve));
  });
});

/** Keeps the processor for some milliseconds. */
function busy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
