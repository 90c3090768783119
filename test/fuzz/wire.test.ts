import assert from "node:assert/strict";
import fc from "fast-check";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { Wire } from "../harness/wire.js";
import { freshSeed, limit, within } from "./time.js";
import { acts, type Act } from "./wire-acts.js";

const share = 0.25;

describe(`Fuzzing the wire, seed ${freshSeed}`, function () {
  this.timeout(limit(share));
  let wire: Wire;

  before(async () => {
    wire = await Wire.start({ capabilities: { textDocument: { diagnostic: {} } } });
  });
  after(() => wire.stop());

  it("answers after whatever a client does", async () => {
    let count = 0;
    const behaves = async (done: readonly Act[]): Promise<void> => {
      count += 1;
      const uri = `file:///nowhere/fuzzed-${count}.lintel`;
      await wire.open(uri, "service a\nservice b\na -> b { timeout: 1s }\n");
      for (const act of done) await act(wire, uri).catch(isRefusal);
      await assertAnswers(wire, count);
      await wire.close(uri);
    };
    const property = fc.asyncProperty(fc.array(acts, { maxLength: 25 }), behaves);
    await fc.assert(property, within(share, freshSeed));
    // when the time is over, fast-check no longer waits for an answer
    await assertAnswers(wire, 0);
  });
});

/** A document of its own is read as ever. */
async function assertAnswers(wire: Wire, count: number): Promise<void> {
  const uri = `file:///nowhere/asked-${count}.lintel`;
  await wire.open(uri, "service still-here\n");
  const symbols = await wire.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["still-here"],
  );
  await wire.close(uri);
}

/** That the server says no is an answer; that it is gone is none. */
function isRefusal(error: unknown): void {
  assert.ok(error instanceof Error && "code" in error, String(error));
}
