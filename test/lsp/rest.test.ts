import assert from "node:assert/strict";
import { serverHere } from "../harness/server-here.js";

const uri = "file:///a.lintel";

describe("The server's rest", () => {
  it("comes once a while after the last change, when all is said", async () => {
    let rests = 0;
    let tell = (): void => undefined;
    const rested = new Promise<void>((resolve) => (tell = resolve));
    const host = {
      handbookText: () => Promise.resolve(undefined),
      rest: {
        afterMs: 200,
        giveBack: () => {
          rests += 1;
          tell();
        },
      },
    };
    const client = await serverHere(host, { uri, text: "service a {}" });
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: "service a {}\nservice b {}" }],
    });
    await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    assert.equal(rests, 0);
    await rested;
    await client.sendRequest("shutdown");
    assert.equal(rests, 1);
  });
});
