import assert from "node:assert/strict";
import { LogMessageNotification, type Hover, type ProtocolConnection } from "vscode-languageserver/node";
import { handbookText } from "../harness/handbook-text.js";
import { serverHere } from "../harness/server-here.js";

const uri = "file:///a.lintel";
const text = "service a { replicas: 2 }\nservice b {}\na -> b { retry: unlimited }\n";

const serverWith = (readHandbook: () => Promise<string | undefined>): Promise<ProtocolConnection> =>
  serverHere({ handbookText: readHandbook }, { uri, text });

const hover = (client: ProtocolConnection, character: number) =>
  client.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri }, position: { line: 0, character } });

const atElement = 8;
const atKey = 14;

describe("The server's handbook", () => {
  it("is read at the first hover and not before, and once", async () => {
    let reads = 0;
    const client = await serverWith(() => {
      reads += 1;
      return Promise.resolve(handbookText());
    });
    await client.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position: { line: 1, character: 11 },
    });
    await client.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
    assert.equal(reads, 0);
    assert.match(JSON.stringify(await hover(client, atKey)), /replicas/);
    await hover(client, atElement);
    assert.equal(reads, 1);
  });

  for (const [state, read] of [
    ["is missing", () => Promise.reject(new Error("ENOENT"))],
    ["is broken", () => Promise.resolve("{ half")],
    ["can't be had from the client", () => Promise.resolve(undefined)],
  ] as const) {
    it(`is said once to be lacking where it ${state}, and what is known of the design is told all the same`, async () => {
      const messages: string[] = [];
      const client = await serverWith(read);
      client.onNotification(LogMessageNotification.type, ({ message }) => void messages.push(message));
      assert.match(JSON.stringify(await hover(client, atElement)), /service/);
      await hover(client, atKey);
      assert.deepEqual(messages, [
        "The handbook's file is missing or broken: words are not explained. Install Lintel anew.",
      ]);
    });
  }
});
