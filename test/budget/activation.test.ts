import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";

/** Milliseconds of CPU time of the client's code before the server answers: other work on the machine does not count. */
const ceiling = 50;
const rounds = 15;

interface Activation {
  readonly all: number;
  readonly read: readonly string[];
}

describe("Activation with an open design", function () {
  this.timeout(60_000);
  const bundle = inProject("dist/client.js");
  let activations: readonly Activation[];

  before(() => {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
    activations = Array.from({ length: rounds }, () => {
      const said = execFileSync(process.execPath, [inProject("test/harness/fake-vscode.cjs"), bundle], { env });
      return JSON.parse(said.toString()) as Activation;
    });
  });

  it(`takes less than ${ceiling} ms of the client at the median`, () => {
    const times = activations.map(({ all }) => all).sort((a, b) => a - b);
    const median = times[Math.floor(rounds / 2)] ?? NaN;
    assert.ok(median < ceiling, `${median.toFixed(1)} ms`);
  });

  it("reads nothing but the client: no handbook, no Mermaid", () => {
    for (const { read } of activations) assert.deepEqual(read, [bundle]);
  });
});
