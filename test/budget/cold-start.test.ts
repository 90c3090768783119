import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";

const rounds = 21;
/** Times what a bare Node.js needs, in CPU time, once the compiled code is kept: Node.js 20 takes 1.0, 1.6 and 2.1. */
const ceilings = { "--version": 1.2, explain: 1.9, check: 3 };

describe("A cold start of the command line", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-cold-"));
  const meter = path.join(folder, "meter.cjs");
  const design = path.join(folder, "small.lintel");
  const cli = inProject("dist/cli.js");

  before(() => {
    writeFileSync(design, "service a { replicas: 2 }\nstore b\na -> b { timeout: 1s }\n");
    writeFileSync(
      meter,
      'process.on("exit", () => { const { user, system } = process.cpuUsage(); require("fs").writeSync(3, `${user + system}`); });',
    );
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const cases = {
    "--version": [cli, "--version"],
    explain: [cli, "explain", "timeout"],
    check: [cli, "check", design],
  };
  for (const [name, args] of Object.entries(cases) as [keyof typeof cases, string[]][]) {
    it(`of ${name} takes at most ${ceilings[name]} times what "node -e 0" takes`, () => {
      // in pairs, for how fast the machine is changes meanwhile
      const ratios = Array.from({ length: rounds }, () => cpuTime(meter, args) / cpuTime(meter, ["-e", "0"]));
      const median = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
      assert.ok(median <= ceilings[name], `${median.toFixed(2)} times`);
    });
  }
});

/** Microseconds that the process needs, all its threads together. */
function cpuTime(meter: string, args: readonly string[]): number {
  // what reads more certificates starts later, whatever it does then
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined };
  const { output } = spawnSync(process.execPath, ["--require", meter, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  return Number(output[3]?.toString());
}
